using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;

namespace PrisonOps.Collectors.Logs;

/// <summary>One UDP socket that only listens and, for what is acknowledged, answers. A port that is taken is tried again until it is free.</summary>
internal sealed partial class DatagramListener(ListeningPlace place, int receiveBufferOctets, PushedMeter meter, TimeProvider time, ILogger logger)
{
    /// <summary>Takes one datagram; its octets are overwritten by the next one.</summary>
    public delegate void Handler(ReadOnlyMemory<byte> datagram, IPEndPoint from, Socket socket);

    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(30);

    private readonly TaskCompletionSource<IPEndPoint> bound = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Where it listens, once it does; with port 0 the kernel chooses.</summary>
    public Task<IPEndPoint> Bound => bound.Task;

    public async Task Run(Handler handler, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                using Socket socket = Open();
                await Receive(socket, handler, cancellationToken);
            }
            catch (SocketException failure)
            {
                LogNotListening(logger, place.Transport, place.Endpoint, failure.SocketErrorCode, RetryAfter.TotalSeconds);
                await Task.Delay(RetryAfter, time, cancellationToken);
            }
        }
    }

    private Socket Open()
    {
        var socket = new Socket(place.Endpoint.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            if (place.Endpoint.Address.Equals(IPAddress.IPv6Any)) socket.DualMode = true;
            socket.ReceiveBufferSize = receiveBufferOctets;
            socket.Bind(place.Endpoint);
        }
        catch (SocketException)
        {
            socket.Dispose();
            throw;
        }

        if (socket.ReceiveBufferSize < receiveBufferOctets) LogSmallBuffer(logger, place.Transport, place.Endpoint, socket.ReceiveBufferSize, receiveBufferOctets);
        var local = (IPEndPoint)socket.LocalEndPoint!;
        meter.Watch(local);
        LogListening(logger, place.Transport, local, place.NetworkDomain);
        bound.TrySetResult(local);
        return socket;
    }

    private async Task Receive(Socket socket, Handler handler, CancellationToken cancellationToken)
    {
        byte[] buffer = GC.AllocateUninitializedArray<byte>(65_535, pinned: true);
        var from = new SocketAddress(socket.AddressFamily);
        var pattern = new IPEndPoint(socket.AddressFamily == AddressFamily.InterNetwork ? IPAddress.Any : IPAddress.IPv6Any, 0);
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                int length = await socket.ReceiveFromAsync(buffer, SocketFlags.None, from, cancellationToken);
                handler(buffer.AsMemory(0, length), (IPEndPoint)pattern.Create(from), socket);
            }
            catch (SocketException reset) when (reset.SocketErrorCode is SocketError.ConnectionReset or SocketError.ConnectionRefused)
            {
                // An answer of ours found nobody; that says nothing about the next datagram.
                LogNobody(logger, place.Transport, place.Endpoint);
            }
            catch (Exception failure) when (failure is not (SocketException or OperationCanceledException))
            {
                // One datagram must never end the loop that all devices depend on.
                LogDatagramFailed(logger, place.Transport, from.ToString(), failure);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Listening for {Transport} at {Endpoint}, network domain {Domain}")]
    private static partial void LogListening(ILogger logger, string transport, IPEndPoint endpoint, string domain);

    [LoggerMessage(Level = LogLevel.Error, Message = "Not listening for {Transport} at {Endpoint}: {Error}; tried again in {Seconds} s")]
    private static partial void LogNotListening(ILogger logger, string transport, IPEndPoint endpoint, SocketError error, double seconds);

    [LoggerMessage(Level = LogLevel.Warning,
        Message = "{Transport} at {Endpoint} has a receive buffer of {Granted} octets, {Asked} were asked for; raise net.core.rmem_max or messages may be lost")]
    private static partial void LogSmallBuffer(ILogger logger, string transport, IPEndPoint endpoint, int granted, int asked);

    [LoggerMessage(Level = LogLevel.Debug, Message = "An answer of {Transport} at {Endpoint} found nobody")]
    private static partial void LogNobody(ILogger logger, string transport, IPEndPoint endpoint);

    [LoggerMessage(Level = LogLevel.Error, Message = "A datagram of {Transport} from {From} could not be handled")]
    private static partial void LogDatagramFailed(ILogger logger, string transport, string from, Exception failure);
}
