namespace PrisonOps.Tests.Peers.Rtsp;

/// <summary>One supervisor with one worker for all tests of a class that do nothing to it.</summary>
public sealed class SharedWorker : IAsyncLifetime
{
    private AskedCameras? asked;

    internal AskedCameras Asked => asked ?? throw new InvalidOperationException("The worker is asked before it was started.");

    public async ValueTask InitializeAsync() => asked = await AskedCameras.Start();

    public async ValueTask DisposeAsync()
    {
        if (asked is not null) await asked.DisposeAsync();
    }
}
