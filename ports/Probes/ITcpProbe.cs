using System.Net;

namespace PrisonOps.Ports.Probes;

/// <summary>Asks whether a port accepts connections; the connection is closed at once, without a byte.</summary>
public interface ITcpProbe
{
    ValueTask<ProbeReply> Connect(IPEndPoint endpoint, TimeSpan timeout, CancellationToken cancellationToken);
}
