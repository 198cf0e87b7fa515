using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace PrisonOps.Tests.Peers.Rtsp;

/// <summary>A camera that answers each request as the test says; for what a real server never does.</summary>
internal sealed partial class ScriptedCamera : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ending = new();
    private readonly Func<string, byte[]?> answer;
    private readonly Task listening;

    /// <param name="answer">From a request to the bytes of its answer; null says nothing and keeps the connection, empty closes it.</param>
    public ScriptedCamera(Func<string, byte[]?> answer)
    {
        this.answer = answer;
        listener.Start();
        listening = Listen();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);

    /// <summary>OPTIONS, DESCRIBE, SETUP and PLAY of a description with one medium, and no packet ever.</summary>
    public static byte[] WellBehaved(string request, string medium)
    {
        string sequence = Sequence().Match(request).Groups["number"].Value;
        string description = $"v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\ns=camera\r\nt=0 0\r\n{medium}\r\na=control:track\r\n";
        string method = request.Split(' ', 2)[0];
        string rest = method switch
        {
            "OPTIONS" => "Public: OPTIONS, DESCRIBE, SETUP, PLAY, TEARDOWN\r\n\r\n",
            "DESCRIBE" => $"Content-Type: application/sdp\r\nContent-Length: {description.Length}\r\n\r\n{description}",
            "SETUP" => "Session: 1\r\nTransport: RTP/AVP/TCP;unicast;interleaved=0-1\r\n\r\n",
            _ => "Session: 1\r\n\r\n",
        };
        return Bytes($"RTSP/1.0 200 OK\r\nCSeq: {sequence}\r\n{rest}");
    }

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();

        // The loop first: it may be about to accept once more, and a listener that is gone throws what is no cancellation.
        await listening;
        listener.Dispose();
        ending.Dispose();
    }

    private async Task Listen()
    {
        List<Task> viewers = [];
        try
        {
            while (true) viewers.Add(Talk(await listener.AcceptTcpClientAsync(ending.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(viewers);
        }
    }

    private async Task Talk(TcpClient viewer)
    {
        using TcpClient ours = viewer;
        NetworkStream stream = viewer.GetStream();
        byte[] received = new byte[4_096];
        try
        {
            while (await stream.ReadAsync(received, ending.Token) is > 0 and var read)
            {
                byte[]? said = answer(Encoding.Latin1.GetString(received, 0, read));
                if (said is null) continue;
                if (said.Length == 0) return;
                await stream.WriteAsync(said, ending.Token);
            }
        }
        catch (Exception over) when (over is OperationCanceledException or IOException)
        {
            // The test is over, or the viewer is gone.
        }
    }

    [GeneratedRegex(@"CSeq: (?<number>\d+)")]
    private static partial Regex Sequence();
}
