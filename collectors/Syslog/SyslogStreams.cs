using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using PrisonOps.Collectors.Logs;

namespace PrisonOps.Collectors.Syslog;

/// <summary>
/// Takes syslog over connections, plain or with TLS. While there is no room for its next message a connection is not read, so that the sender
/// is held up instead of losing messages.
/// </summary>
internal sealed partial class SyslogStreams(
    ListeningPlace place, bool withTls, SyslogOptions options, SyslogIntake intake, SyslogCertificate certificate, ConnectionSeats seats, PushedMeter meter,
    TimeProvider time, ILogger logger)
{
    private const int ChunkOctets = 16_384;
    private const int Backlog = 512;
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan HandshakeMax = TimeSpan.FromSeconds(10);

    private readonly TaskCompletionSource<IPEndPoint> bound = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<IPEndPoint> Bound => bound.Task;

    public async Task Run(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                using var listening = new Socket(place.Endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
                if (place.Endpoint.Address.Equals(IPAddress.IPv6Any)) listening.DualMode = true;
                listening.Bind(place.Endpoint);
                listening.Listen(Backlog);
                bound.TrySetResult((IPEndPoint)listening.LocalEndPoint!);
                LogListening(logger, place.Transport, (IPEndPoint)listening.LocalEndPoint!, place.NetworkDomain);
                while (true) Welcome(await listening.AcceptAsync(cancellationToken), cancellationToken);
            }
            catch (SocketException failure)
            {
                LogNotListening(logger, place.Transport, place.Endpoint, failure.SocketErrorCode, RetryAfter.TotalSeconds);
                await Task.Delay(RetryAfter, time, cancellationToken);
            }
        }
    }

    private void Welcome(Socket connection, CancellationToken cancellationToken)
    {
        if (connection.RemoteEndPoint is not IPEndPoint from || !seats.TryTake(ListeningPlace.AddressOf(from)))
        {
            meter.Refused(place.Transport);
            connection.Dispose();
            return;
        }

        _ = Task.Run(() => Serve(connection, from, cancellationToken), CancellationToken.None);
    }

    private async Task Serve(Socket connection, IPEndPoint from, CancellationToken cancellationToken)
    {
        try
        {
            await using Stream stream = await Open(connection, cancellationToken);
            await Read(stream, from, cancellationToken);
        }
        catch (Exception failure) when (failure is IOException or SocketException or AuthenticationException or CryptographicException or OperationCanceledException)
        {
            // A connection that breaks is the device's affair; what came whole before has been taken.
            if (!cancellationToken.IsCancellationRequested) LogBroken(logger, place.Transport, from, failure.Message);
        }
        catch (Exception failure)
        {
            LogFailed(logger, place.Transport, from, failure);
        }
        finally
        {
            seats.Leave(ListeningPlace.AddressOf(from));
        }
    }

    private async Task<Stream> Open(Socket connection, CancellationToken cancellationToken)
    {
        var plain = new NetworkStream(connection, ownsSocket: true);
        if (!withTls) return plain;

        var secured = new SslStream(plain);
        try
        {
            using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            deadline.CancelAfter(HandshakeMax);
            await secured.AuthenticateAsServerAsync(
                new SslServerAuthenticationOptions
                {
                    ServerCertificateContext = certificate.Context,
                    EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
                },
                deadline.Token);
            return secured;
        }
        catch (Exception)
        {
            await secured.DisposeAsync();
            throw;
        }
    }

    private async Task Read(Stream stream, IPEndPoint from, CancellationToken cancellationToken)
    {
        var frames = new SyslogFrames(options.MessageOctetsMax);
        List<byte[]> messages = [];
        byte[] chunk = new byte[ChunkOctets];
        using var idle = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            while (true)
            {
                idle.CancelAfter(options.IdleMax);
                int read = await stream.ReadAsync(chunk, idle.Token);
                if (read == 0) break;

                frames.Feed(chunk.AsSpan(0, read), messages);
                await Take(messages, from, cancellationToken);
            }
        }
        finally
        {
            frames.End(messages);
            await Take(messages, from, cancellationToken);
        }
    }

    private async ValueTask Take(List<byte[]> messages, IPEndPoint from, CancellationToken cancellationToken)
    {
        foreach (byte[] message in messages) await intake.Accept(message, place, from, cancellationToken);
        messages.Clear();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Listening for {Transport} at {Endpoint}, network domain {Domain}")]
    private static partial void LogListening(ILogger logger, string transport, IPEndPoint endpoint, string domain);

    [LoggerMessage(Level = LogLevel.Error, Message = "Not listening for {Transport} at {Endpoint}: {Error}; tried again in {Seconds} s")]
    private static partial void LogNotListening(ILogger logger, string transport, IPEndPoint endpoint, SocketError error, double seconds);

    [LoggerMessage(Level = LogLevel.Debug, Message = "The connection of {Transport} from {From} ended: {Reason}")]
    private static partial void LogBroken(ILogger logger, string transport, IPEndPoint from, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The connection of {Transport} from {From} failed inside the collector")]
    private static partial void LogFailed(ILogger logger, string transport, IPEndPoint from, Exception failure);
}
