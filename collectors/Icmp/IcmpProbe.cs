using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using PrisonOps.Ports.Probes;

namespace PrisonOps.Collectors.Icmp;

/// <summary>Echoes by the cheapest way this process has a right to, and says which one that is.</summary>
internal sealed partial class IcmpProbe : IIcmpProbe, IDisposable
{
    private readonly IcmpSocket? socket;

    public IcmpProbe(TimeProvider time, ILogger<IcmpProbe> logger)
        : this([IcmpMethod.RawSocket, IcmpMethod.DatagramSocket], time, logger)
    {
    }

    internal IcmpProbe(IEnumerable<IcmpMethod> sockets, TimeProvider time, ILogger<IcmpProbe> logger)
    {
        Method = IcmpMethod.PingProgram;
        foreach (IcmpMethod method in sockets)
        {
            socket = IcmpSocket.Open(method, time, logger);
            if (socket is null) continue;

            Method = method;
            break;
        }

        if (socket is null) LogNoRight(logger);
        else LogMethod(logger, Method);
    }

    public IcmpMethod Method { get; }

    public ValueTask<ProbeReply> Echo(IPAddress address, TimeSpan timeout, CancellationToken cancellationToken) =>
        socket is not null && address.AddressFamily == AddressFamily.InterNetwork
            ? socket.Echo(address, timeout, cancellationToken)
            : EchoByFramework(address, timeout, cancellationToken);

    public void Dispose() => socket?.Dispose();

    private static async ValueTask<ProbeReply> EchoByFramework(IPAddress address, TimeSpan timeout, CancellationToken cancellationToken)
    {
        try
        {
            using var ping = new Ping();
            PingReply reply = await ping.SendPingAsync(address, timeout, cancellationToken: cancellationToken);
            return reply.Status switch
            {
                IPStatus.Success => ProbeReply.Answered(TimeSpan.FromMilliseconds(reply.RoundtripTime)),
                IPStatus.TimedOut => ProbeReply.Failed(ProbeOutcome.Timeout, $"{address} did not echo within {timeout.TotalSeconds:0.###} s"),
                _ => ProbeReply.Failed(ProbeOutcome.Unreachable, $"{address}: {reply.Status}"),
            };
        }
        catch (PingException failure)
        {
            return ProbeReply.Failed(ProbeOutcome.NotAsked, $"{address}: {failure.InnerException?.Message ?? failure.Message}");
        }
        catch (PlatformNotSupportedException failure)
        {
            return ProbeReply.Failed(ProbeOutcome.NotAsked, $"{address}: {failure.Message}");
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Pings go by {Method}")]
    private static partial void LogMethod(ILogger logger, IcmpMethod method);

    [LoggerMessage(Level = LogLevel.Warning,
        Message = "Pings go by the ping program, a hundred times as dear: grant CAP_NET_RAW or a group in net.ipv4.ping_group_range")]
    private static partial void LogNoRight(ILogger logger);
}
