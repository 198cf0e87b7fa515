using System.Net;
using System.Net.Sockets;

namespace PrisonOps.Collectors.Databases.Connections;

/// <summary>
/// Stands between a driver and a server and counts. Drivers believe the lengths that a server tells and have no limit of their own; here
/// the connection ends when the server has sent more than it may. The driver may connect twice, one after the other, because a refusal of
/// an enciphered connection makes it try a plain one.
/// </summary>
internal sealed class BoundedRelay : IAsyncDisposable
{
    private const int ConnectionsMax = 2;
    private const int BufferOctets = 16_384;

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closing = new();
    private readonly IPEndPoint server;
    private readonly Task serving;
    private long octetsLeft;

    private BoundedRelay(IPEndPoint server, Socket first, int octetsMax)
    {
        (this.server, octetsLeft) = (server, octetsMax);
        listener.Start(1);
        serving = Serve(first);
    }

    /// <summary>Where the driver connects to.</summary>
    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Whether the server sent more than it may.</summary>
    public bool IsOverfull => Interlocked.Read(ref octetsLeft) < 0;

    /// <exception cref="SocketException">The server is not there.</exception>
    public static async Task<BoundedRelay> Open(IPEndPoint server, int octetsMax, CancellationToken cancellationToken) =>
        new(server, await Connect(server, cancellationToken), octetsMax);

    /// <summary>Ends the connection at once. Drivers do not look at their tokens in every state, but they all see the end of a connection.</summary>
    public void Cut()
    {
        try
        {
            closing.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The reading ended in the same moment.
        }
    }

    /// <summary>May be called again.</summary>
    public async ValueTask DisposeAsync()
    {
        if (serving.IsCompleted && closing.IsCancellationRequested) return;

        await closing.CancelAsync();
        listener.Dispose();
        await serving;
        closing.Dispose();
    }

    private static async Task<Socket> Connect(IPEndPoint server, CancellationToken cancellationToken)
    {
        var socket = new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(server, cancellationToken);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task Serve(Socket first)
    {
        Socket? upstream = first;
        try
        {
            for (int turn = 0; turn < ConnectionsMax; turn++)
            {
                using Socket driver = await listener.AcceptSocketAsync(closing.Token);
                using Socket to = upstream ?? await Connect(server, closing.Token);
                upstream = null;
                driver.NoDelay = true;
                await Pump(driver, to);
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The reading is over (a listener that was closed says "not listening"), or the server went; the driver learns it from its own socket.
        }
        finally
        {
            upstream?.Dispose();
        }
    }

    private async Task Pump(Socket driver, Socket to)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(closing.Token);
        Task[] ways = [Copy(driver, to, counted: false, both.Token), Copy(to, driver, counted: true, both.Token)];
        await Task.WhenAny(ways);
        await both.CancelAsync();
        await Task.WhenAll(ways);
    }

    private async Task Copy(Socket from, Socket to, bool counted, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[BufferOctets];
        try
        {
            while (await from.ReceiveAsync(buffer, cancellationToken) is > 0 and int received)
            {
                if (counted && Interlocked.Add(ref octetsLeft, -received) < 0) return;
                await to.SendAsync(buffer.AsMemory(0, received), cancellationToken);
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // One side is gone, so the other has nothing more to say.
        }
    }
}
