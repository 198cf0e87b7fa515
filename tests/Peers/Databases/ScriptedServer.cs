using System.Net;
using System.Net.Sockets;

namespace PrisonOps.Tests.Peers.Databases;

/// <summary>Says its octets to whoever connects, perhaps for ever, and hears nothing.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closing = new();
    private readonly byte[] first;
    private readonly byte[]? again;
    private readonly bool closes;
    private readonly Task serving;
    private long sent;

    private ScriptedServer(byte[] first, byte[]? again, bool closes)
    {
        (this.first, this.again, this.closes) = (first, again, closes);
        listener.Start();
        serving = Serve();
    }

    public IPEndPoint Endpoint => (IPEndPoint)listener.LocalEndpoint;

    public long Sent => Interlocked.Read(ref sent);

    public static ScriptedServer Saying(byte[] first, byte[]? again = null, bool closes = false) => new(first, again, closes);

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        listener.Dispose();
        await serving;
        closing.Dispose();
    }

    private async Task Serve()
    {
        while (!closing.IsCancellationRequested)
        {
            try
            {
                using Socket client = await listener.AcceptSocketAsync(closing.Token);
                await Serve(client);
            }
            catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                // The driver went, or the test is over.
            }
        }
    }

    private async Task Serve(Socket client)
    {
        byte[] heard = new byte[4_096];
        Interlocked.Add(ref sent, await client.SendAsync(first, closing.Token));
        while (again is not null) Interlocked.Add(ref sent, await client.SendAsync(again, closing.Token));
        while (!closes && await client.ReceiveAsync(heard, closing.Token) > 0)
        {
            // Whatever it is asked.
        }
    }
}
