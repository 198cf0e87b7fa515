using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace PrisonOps.Tests.Peers.Modbus;

/// <summary>A device of Modbus TCP that does what no good server does.</summary>
internal sealed class ScriptedDevice : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closing = new();
    private readonly Func<byte[], int, byte[]?> answer;
    private readonly bool closeAfterAnswer;
    private readonly Task serving;
    private readonly List<TimeSpan> gaps = [];

    private ScriptedDevice(Func<byte[], int, byte[]?> answer, bool closeAfterAnswer)
    {
        (this.answer, this.closeAfterAnswer) = (answer, closeAfterAnswer);
        listener.Start();
        serving = Serve();
    }

    public IPEndPoint Endpoint => (IPEndPoint)listener.LocalEndpoint;

    public int Connections { get; private set; }

    /// <summary>Times between an answer and the next request.</summary>
    public IReadOnlyList<TimeSpan> Gaps => gaps;

    /// <param name="answer">From the request and its number on the connection; null says nothing.</param>
    public static ScriptedDevice Answering(Func<byte[], int, byte[]?> answer, bool closeAfterAnswer = false) => new(answer, closeAfterAnswer);

    /// <summary>The answer to a request for one register.</summary>
    public static byte[] Register(byte[] request, ushort value) =>
        [request[0], request[1], 0, 0, 0, 5, request[6], request[7], 2, (byte)(value >> 8), (byte)value];

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        listener.Dispose();
        await serving;
        closing.Dispose();
    }

    private async Task Serve()
    {
        try
        {
            while (!closing.IsCancellationRequested)
            {
                using Socket client = await listener.AcceptSocketAsync(closing.Token);
                Connections++;
                await Serve(client);
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task Serve(Socket client)
    {
        byte[] request = new byte[12];
        long answeredAt = 0;
        for (int turn = 0; await client.ReceiveAsync(request, closing.Token) == request.Length; turn++)
        {
            if (answeredAt != 0) gaps.Add(Stopwatch.GetElapsedTime(answeredAt));
            if (answer(request, turn) is { } octets) await client.SendAsync(octets, closing.Token);
            answeredAt = Stopwatch.GetTimestamp();
            if (closeAfterAnswer) return;
        }
    }
}
