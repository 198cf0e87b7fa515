using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using PrisonOps.Ports.Probes;

namespace PrisonOps.Collectors.Icmp;

/// <summary>One ICMP socket for all targets: slots by sequence number, a thread that receives, the source address checked.</summary>
internal sealed partial class IcmpSocket : IDisposable
{
    private const int ReceiveBufferOctets = 1 << 20;

    private readonly Socket socket;
    private readonly bool raw;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly Waiting?[] slots = new Waiting?[ushort.MaxValue + 1];
    private readonly ushort identifier = (ushort)Random.Shared.Next(1, ushort.MaxValue);
    private int lastSequence;
    private volatile bool closing;

    private IcmpSocket(Socket socket, bool raw, TimeProvider time, ILogger logger)
    {
        (this.socket, this.raw, this.time, this.logger) = (socket, raw, time, logger);
        socket.ReceiveBufferSize = ReceiveBufferOctets;
        new Thread(Receive) { IsBackground = true, Name = "icmp-receive" }.Start();
    }

    /// <summary>Null when this process has no right to such a socket.</summary>
    public static IcmpSocket? Open(IcmpMethod method, TimeProvider time, ILogger logger)
    {
        bool raw = method == IcmpMethod.RawSocket;
        try
        {
            var socket = new Socket(AddressFamily.InterNetwork, raw ? SocketType.Raw : SocketType.Dgram, ProtocolType.Icmp);
            return new(socket, raw, time, logger);
        }
        catch (SocketException)
        {
            return null;
        }
    }

    public async ValueTask<ProbeReply> Echo(IPAddress address, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var waiting = new Waiting(address, Random.Shared.NextInt64(), time.GetTimestamp());
        if (!TryEnter(waiting, out ushort sequence))
        {
            return ProbeReply.Failed(ProbeOutcome.NotAsked, $"{slots.Length} echoes are under way, no more are allowed");
        }

        try
        {
            Send(address, sequence, waiting.Nonce);
            return await waiting.Reply.Task.WaitAsync(timeout, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return ProbeReply.Failed(ProbeOutcome.Timeout, $"{address} did not echo within {timeout.TotalSeconds:0.###} s");
        }
        catch (SocketException refused)
        {
            return ProbeReply.Failed(ProbeOutcome.Unreachable, $"{address}: {refused.SocketErrorCode}");
        }
        finally
        {
            Interlocked.CompareExchange(ref slots[sequence], null, waiting);
        }
    }

    public void Dispose()
    {
        closing = true;
        socket.Dispose();
    }

    private bool TryEnter(Waiting waiting, out ushort sequence)
    {
        for (int attempt = 0; attempt < slots.Length; attempt++)
        {
            sequence = (ushort)Interlocked.Increment(ref lastSequence);
            if (Interlocked.CompareExchange(ref slots[sequence], waiting, null) is null) return true;
        }

        sequence = 0;
        return false;
    }

    private void Send(IPAddress address, ushort sequence, long nonce)
    {
        Span<byte> message = stackalloc byte[IcmpEcho.MessageOctets];
        IcmpEcho.Write(message, identifier, sequence, nonce);
        socket.SendTo(message, SocketFlags.None, new IPEndPoint(address, 0).Serialize());
    }

    private void Receive()
    {
        byte[] buffer = new byte[ushort.MaxValue];
        var from = new SocketAddress(AddressFamily.InterNetwork);
        var any = new IPEndPoint(IPAddress.Any, 0);
        while (!closing)
        {
            try
            {
                int length = socket.ReceiveFrom(buffer, SocketFlags.None, from);
                ReadOnlySpan<byte> message = raw ? IcmpEcho.WithoutIpHeader(buffer.AsSpan(0, length)) : buffer.AsSpan(0, length);
                Handle(message, ((IPEndPoint)any.Create(from)).Address);
            }
            catch (SocketException failure)
            {
                if (!closing) LogReceiveFailed(logger, failure.SocketErrorCode);
            }
            catch (ObjectDisposedException)
            {
                // The socket is closed; the loop ends with it.
            }
        }
    }

    /// <summary>A datagram socket gets an identifier from the kernel, which delivers only what carries it; a raw one sees all pings of the machine.</summary>
    private void Handle(ReadOnlySpan<byte> message, IPAddress from)
    {
        if (IcmpEcho.TryReadReply(message, out ushort id, out ushort sequence, out long nonce))
        {
            if ((!raw || id == identifier)
                && Volatile.Read(ref slots[sequence]) is { } waiting && waiting.Nonce == nonce && waiting.Address.Equals(from))
            {
                waiting.Reply.TrySetResult(ProbeReply.Answered(time.GetElapsedTime(waiting.SentAt)));
            }
        }
        else if (IcmpEcho.TryReadUnreachable(message, out byte code, out id, out sequence)
            && id == identifier && Volatile.Read(ref slots[sequence]) is { } refused)
        {
            refused.Reply.TrySetResult(ProbeReply.Failed(
                ProbeOutcome.Unreachable, $"{from} says that {refused.Address} is unreachable (ICMP code {code})"));
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Receiving ICMP failed with {Error}")]
    private static partial void LogReceiveFailed(ILogger logger, SocketError error);

    private sealed record Waiting(IPAddress Address, long Nonce, long SentAt)
    {
        public TaskCompletionSource<ProbeReply> Reply { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
