using System.Net;
using System.Net.Sockets;
using PrisonOps.Tests.CameraSimulator.Clips;
using PrisonOps.Tests.CameraSimulator.Sessions;

namespace PrisonOps.Tests.CameraSimulator;

/// <summary>One camera on a free port of the loopback, until it is disposed.</summary>
public sealed class SimulatedCamera : IAsyncDisposable
{
    private readonly TcpListener listener;
    private readonly CancellationTokenSource ending = new();
    private readonly Task listening;
    private readonly CodedClip clip;
    private int playing;
    private int playingMost;
    private int sessions;

    public SimulatedCamera(CodedClip clip, CameraBehaviour? behaviour = null, IPAddress? address = null)
    {
        (this.clip, Behaviour) = (clip, behaviour ?? CameraBehaviour.Good);
        listener = new(address ?? IPAddress.Loopback, 0);
        listener.Start(backlog: 256);
        EndPoint = (IPEndPoint)listener.LocalEndpoint;
        listening = Listen();
    }

    /// <summary>Read when a viewer comes; running sessions keep theirs.</summary>
    public CameraBehaviour Behaviour { get; set; }

    public IPEndPoint EndPoint { get; }

    public string Url => $"{(Behaviour.Tls == CameraTls.None ? "rtsp" : "rtsps")}://{EndPoint}/stream";

    /// <summary>Viewers between PLAY and TEARDOWN: a viewer that has said that it leaves no longer counts, however long its last packet takes.</summary>
    public int Playing => Volatile.Read(ref playing);

    public int PlayingMost => Volatile.Read(ref playingMost);

    /// <summary>Viewers that ever got packets.</summary>
    public int Sessions => Volatile.Read(ref sessions);

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        await listening;
        listener.Dispose();
        ending.Dispose();
    }

    internal IDisposable BeginPlaying()
    {
        Interlocked.Increment(ref sessions);
        int now = Interlocked.Increment(ref playing);
        int most = Volatile.Read(ref playingMost);
        while (now > most && Interlocked.CompareExchange(ref playingMost, now, most) is var seen && seen != most) most = seen;
        return new Viewing(this);
    }

    private async Task Listen()
    {
        HashSet<Task> viewers = [];
        try
        {
            while (true)
            {
                viewers.RemoveWhere(viewer => viewer.IsCompleted);
                viewers.Add(Serve(await listener.AcceptTcpClientAsync(ending.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(viewers);
        }
    }

    private async Task Serve(TcpClient viewer)
    {
        using var session = new CameraSession(this, clip, Behaviour, viewer);
        await session.Run(ending.Token);
    }

    private sealed class Viewing(SimulatedCamera camera) : IDisposable
    {
        private int ended;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref ended, 1) == 0) Interlocked.Decrement(ref camera.playing);
        }
    }
}
