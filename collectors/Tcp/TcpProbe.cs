using System.Net;
using System.Net.Sockets;
using PrisonOps.Ports.Probes;

namespace PrisonOps.Collectors.Tcp;

/// <summary>Opens a connection and closes it at once.</summary>
internal sealed class TcpProbe(TimeProvider time) : ITcpProbe
{
    public async ValueTask<ProbeReply> Connect(IPEndPoint endpoint, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        using var socket = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);

        // A reset instead of the four-way close: thousands of probes a minute must not leave ports waiting on either side.
        socket.LingerState = new(enable: true, seconds: 0);
        long startedAt = time.GetTimestamp();
        try
        {
            await socket.ConnectAsync(endpoint, either.Token);
            return ProbeReply.Answered(time.GetElapsedTime(startedAt));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return ProbeReply.Failed(ProbeOutcome.Timeout, $"{endpoint} did not accept a connection within {timeout.TotalSeconds:0.###} s");
        }
        catch (SocketException failure)
        {
            ProbeOutcome outcome = failure.SocketErrorCode == SocketError.TimedOut ? ProbeOutcome.Timeout : ProbeOutcome.Unreachable;
            return ProbeReply.Failed(outcome, $"{endpoint}: {failure.SocketErrorCode}");
        }
    }
}
