using System.Net;

namespace PrisonOps.Ports.Probes;

/// <summary>Asks whether an address echoes.</summary>
public interface IIcmpProbe
{
    /// <summary>The way in use for IPv4; IPv6 always goes by <see cref="IcmpMethod.PingProgram"/>.</summary>
    IcmpMethod Method { get; }

    ValueTask<ProbeReply> Echo(IPAddress address, TimeSpan timeout, CancellationToken cancellationToken);
}
