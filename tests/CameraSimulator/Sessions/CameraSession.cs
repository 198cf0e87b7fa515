using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;
using PrisonOps.Tests.CameraSimulator.Clips;

namespace PrisonOps.Tests.CameraSimulator.Sessions;

/// <summary>One viewer: its requests are answered in turn, and from PLAY on packets are sent beside.</summary>
internal sealed partial class CameraSession(SimulatedCamera camera, CodedClip clip, CameraBehaviour behaviour, TcpClient viewer) : IDisposable
{
    private static readonly Lazy<X509Certificate2> Certificate = new(MakeCertificate);

    private readonly DigestGate? gate = behaviour.UserName is { } name ? new(name, behaviour.Password) : null;
    private readonly SemaphoreSlim writing = new(1);
    private Stream connection = Stream.Null;
    private UdpClient? datagrams;
    private Task sending = Task.CompletedTask;
    private IDisposable? playing;

    public async Task Run(CancellationToken ending)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(ending);
        try
        {
            viewer.NoDelay = true;
            connection = await Open(over.Token);
            while (await RtspRequest.ReadFrom(connection, over.Token) is { } request)
            {
                if (behaviour.IsMute) continue;
                if (!await Answer(request, over)) break;
            }
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or SocketException or System.Security.Authentication.AuthenticationException)
        {
            // The viewer left, or the test is over.
        }
        finally
        {
            playing?.Dispose();
            await over.CancelAsync();
            await sending;
            await connection.DisposeAsync();
        }
    }

    public void Dispose()
    {
        datagrams?.Dispose();
        writing.Dispose();
        viewer.Dispose();
    }

    private async Task<Stream> Open(CancellationToken cancellationToken)
    {
        NetworkStream plain = viewer.GetStream();
        if (behaviour.Tls == CameraTls.None) return plain;
        if (behaviour.Tls == CameraTls.Broken)
        {
            await plain.WriteAsync("no handshake here\r\n\r\n"u8.ToArray(), cancellationToken);
            return plain;
        }

        var encrypted = new SslStream(plain);
        await encrypted.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = Certificate.Value }, cancellationToken);
        return encrypted;
    }

    /// <summary>False when the camera hangs up.</summary>
    private async Task<bool> Answer(RtspRequest request, CancellationTokenSource over)
    {
        TimeSpan delay = request.Method switch { "DESCRIBE" => behaviour.DescribeDelay, "PLAY" => behaviour.PlayDelay, _ => TimeSpan.Zero };
        await new CameraClock(TimeProvider.System).Reach(delay, over.Token);

        if (gate is { } guarded && request.Method != "OPTIONS" && !guarded.LetsIn(request))
            return await Say(request, 401, guarded.Challenge, "", over.Token);
        if (request.Method == behaviour.Refused) return await Say(request, behaviour.RefusedWith, "", "", over.Token);

        switch (request.Method)
        {
            case "OPTIONS":
                return await Say(request, 200, "Public: OPTIONS, DESCRIBE, SETUP, PLAY, TEARDOWN, GET_PARAMETER\r\n", "", over.Token);
            case "DESCRIBE":
                return await Say(request, 200, "Content-Type: application/sdp\r\n", SessionDescription.Of(clip, behaviour), over.Token);
            case "SETUP":
                return await Say(request, 200, $"Session: 4711\r\nTransport: {SetUp(request.Transport ?? "")}\r\n", "", over.Token);
            case "PLAY":
                bool goesOn = await Say(request, 200, "Session: 4711\r\nRange: npt=0.000-\r\n", "", over.Token);
                if (goesOn && sending.IsCompleted)
                {
                    playing = camera.BeginPlaying();
                    sending = Send(over);
                }

                return goesOn;
            case "TEARDOWN":
                playing?.Dispose();
                await Say(request, 200, "", "", over.Token);
                return false;
            default:
                return await Say(request, 200, "", "", over.Token);
        }
    }

    private async Task<bool> Say(RtspRequest request, int status, string headers, string body, CancellationToken cancellationToken)
    {
        string head = $"RTSP/1.0 {status.ToString(CultureInfo.InvariantCulture)} {(status == 200 ? "OK" : "No")}\r\nCSeq: {request.Sequence}\r\n{headers}"
            + (body.Length > 0 ? $"Content-Length: {body.Length.ToString(CultureInfo.InvariantCulture)}\r\n\r\n{body}" : "\r\n");
        byte[] said = behaviour.Answer(Encoding.Latin1.GetBytes(head));
        if (said.Length == 0) return false;
        await Write(said, cancellationToken);
        return true;
    }

    private string SetUp(string transport)
    {
        Match ports = ClientPorts().Match(transport);
        if (!ports.Success) return "RTP/AVP/TCP;unicast;interleaved=0-1;ssrc=00000001";
        datagrams = new(new IPEndPoint(camera.EndPoint.Address, 0));
        datagrams.Connect(((IPEndPoint)viewer.Client.RemoteEndPoint!).Address, int.Parse(ports.Groups["rtp"].Value, CultureInfo.InvariantCulture));
        int port = ((IPEndPoint)datagrams.Client.LocalEndPoint!).Port;
        return $"RTP/AVP;unicast;{ports.Value};server_port={port}-{port + 1};ssrc=00000001";
    }

    private async Task Send(CancellationTokenSource over)
    {
        try
        {
            Func<IReadOnlyList<byte[]>, ValueTask> send = datagrams is { } udp
                ? async packets =>
                {
                    foreach (byte[] packet in packets) await udp.SendAsync(packet, over.Token);
                }
                : packets => Write(Interleaved(packets), over.Token);
            await new PictureSender(clip, behaviour, send).Run(over.Token);
            await over.CancelAsync();
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or SocketException)
        {
            // The viewer left, or the test is over.
        }
    }

    private static byte[] Interleaved(IReadOnlyList<byte[]> packets)
    {
        byte[] all = new byte[packets.Sum(packet => packet.Length + 4)];
        int at = 0;
        foreach (byte[] packet in packets)
        {
            (all[at], all[at + 1], all[at + 2], all[at + 3]) = ((byte)'$', 0, (byte)(packet.Length >> 8), (byte)packet.Length);
            packet.CopyTo(all, at + 4);
            at += packet.Length + 4;
        }

        return all;
    }

    private async ValueTask Write(byte[] bytes, CancellationToken cancellationToken)
    {
        await writing.WaitAsync(cancellationToken);
        try
        {
            await connection.WriteAsync(bytes, cancellationToken);
        }
        finally
        {
            writing.Release();
        }
    }

    private static X509Certificate2 MakeCertificate()
    {
        using RSA key = RSA.Create(2048);
        var request = new CertificateRequest("CN=camera", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        using X509Certificate2 made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }

    [GeneratedRegex(@"client_port=(?<rtp>\d+)-\d+")]
    private static partial Regex ClientPorts();
}
