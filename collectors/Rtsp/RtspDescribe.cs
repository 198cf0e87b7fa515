using System.Diagnostics.CodeAnalysis;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using PrisonOps.Collectors.Access;
using PrisonOps.Ports.Cameras;

namespace PrisonOps.Collectors.Rtsp;

/// <summary>Asks a camera to describe its stream: whether it is there, lets us in and has video. No decoder, a few milliseconds of work.</summary>
internal static class RtspDescribe
{
    private const string Method = "DESCRIBE";
    private const int ReadBytes = 4_096;

    /// <param name="cancellationToken">Cancelled at the deadline.</param>
    public static async Task<RtspDescribed> Ask(
        RtspEndpoint endpoint, string? userName, string? password, TimeProvider time, CancellationToken cancellationToken)
    {
        long began = time.GetTimestamp();
        try
        {
            using var socket = new Socket(endpoint.Address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(endpoint.Address, endpoint.Port, cancellationToken);
            await using Stream connection = await Open(socket, endpoint, cancellationToken);
            RtspResponse response = await Exchange(connection, endpoint.Url, sequence: 1, authorization: null, cancellationToken);
            if (response.Status == 401 && userName is { Length: > 0 }
                && ChallengeAnswer.To(response.AllHeaders("WWW-Authenticate"), Method, endpoint.Url, userName, password ?? "") is { } authorization)
            {
                response = await Exchange(connection, endpoint.Url, sequence: 2, authorization, cancellationToken);
            }

            return Judge(response, time.GetElapsedTime(began));
        }
        catch (OperationCanceledException)
        {
            return new(StreamOutcome.Timeout, "no answer by the deadline", null);
        }
        catch (AuthenticationException untrusted)
        {
            return new(StreamOutcome.TlsFailed, untrusted.Message, null);
        }
        catch (IOException broken)
        {
            return new(endpoint.IsEncrypted ? StreamOutcome.TlsFailed : StreamOutcome.ProtocolError, broken.Message, null);
        }
        catch (SocketException refused)
        {
            return new(OutcomeOf(refused.SocketErrorCode), refused.Message, null);
        }
        catch (InvalidDataException nonsense)
        {
            return new(StreamOutcome.ProtocolError, nonsense.Message, null);
        }
    }

    [SuppressMessage("Security", "CA5359", Justification = "Cameras make their own certificates; TLS keeps others from listening, as FFmpeg takes it as well.")]
    private static async Task<Stream> Open(Socket socket, RtspEndpoint endpoint, CancellationToken cancellationToken)
    {
        var plain = new NetworkStream(socket);
        if (!endpoint.IsEncrypted) return plain;
        var encrypted = new SslStream(plain);
        var terms = new SslClientAuthenticationOptions { TargetHost = endpoint.Address.ToString(), RemoteCertificateValidationCallback = (_, _, _, _) => true };
        await encrypted.AuthenticateAsClientAsync(terms, cancellationToken);
        return encrypted;
    }

    private static async Task<RtspResponse> Exchange(Stream connection, string url, int sequence, string? authorization, CancellationToken cancellationToken)
    {
        string request = $"{Method} {url} RTSP/1.0\r\nCSeq: {sequence}\r\nUser-Agent: PrisonOps\r\nAccept: application/sdp\r\n"
            + (authorization is null ? "\r\n" : $"Authorization: {authorization}\r\n\r\n");
        await connection.WriteAsync(Encoding.UTF8.GetBytes(request), cancellationToken);

        byte[] received = new byte[ReadBytes];
        int length = 0;
        while (true)
        {
            int read = await connection.ReadAsync(received.AsMemory(length), cancellationToken);
            if (read == 0) throw new InvalidDataException("The camera closed the connection before it had answered.");
            length += read;
            if (RtspResponse.Parse(received.AsSpan(0, length)) is { } response) return response;
            if (length == received.Length) Array.Resize(ref received, 2 * received.Length);
        }
    }

    private static RtspDescribed Judge(RtspResponse response, TimeSpan took) => response.Status switch
    {
        200 when HasVideo(response.Body) => new(StreamOutcome.Ok, "", took),
        200 => new(StreamOutcome.NoVideo, "the description names no video", took),
        401 or 403 => new(StreamOutcome.Unauthorised, $"{response.Status} {response.Phrase}", took),
        404 or 410 or 454 => new(StreamOutcome.NotFound, $"{response.Status} {response.Phrase}", took),
        _ => new(StreamOutcome.ServerError, $"{response.Status} {response.Phrase}", took),
    };

    private static bool HasVideo(string description) =>
        description.StartsWith("m=video ", StringComparison.Ordinal) || description.Contains("\nm=video ", StringComparison.Ordinal);

    private static StreamOutcome OutcomeOf(SocketError error) => error switch
    {
        SocketError.ConnectionRefused => StreamOutcome.ConnectionRefused,
        SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.HostNotFound or SocketError.TryAgain => StreamOutcome.HostUnreachable,
        SocketError.TimedOut => StreamOutcome.Timeout,
        _ => StreamOutcome.ProtocolError,
    };
}
