using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PrisonOps.Collectors.Rtsp;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Units;

namespace PrisonOps.Tests.Peers.Rtsp;

/// <summary>A keyframe source with real workers, and everything that it delivers.</summary>
internal sealed class AskedCameras : IKeyframeSink, ICredentialVault, IAsyncDisposable
{
    private static readonly TimeSpan DefaultDeadline = TimeSpan.FromSeconds(20);

    private readonly ConcurrentDictionary<(Guid Camera, long Epoch), TaskCompletionSource<KeyframeResult>> waiting = new();
    private readonly ConcurrentDictionary<Guid, CredentialSecret> secrets = new();
    private readonly KeyframeSource source;
    private long lastEpoch;

    public AskedCameras(Action<RtspOptions>? configure = null)
    {
        var options = new RtspOptions { Workers = 1 };
        configure?.Invoke(options);
        source = new(Options.Create(options), this, this, TimeProvider.System, NullLogger<KeyframeSource>.Instance);
    }

    public IReadOnlyList<int> WorkerProcessIds => source.WorkerProcessIds;

    public IStreamQuarantine Quarantine => source;

    /// <summary>The only worker, once it has so much work; not the one that is gone.</summary>
    public async Task<int> WorkerWith(int requests, int gone = 0)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken))
        {
            if (source.Held == requests && WorkerProcessIds is [var now] && now != gone) return now;
        }

        return gone;
    }

    public static async Task<AskedCameras> Start(Action<RtspOptions>? configure = null)
    {
        var asked = new AskedCameras(configure);
        await asked.source.StartAsync(CancellationToken.None);

        // The first start of a worker is no part of what a test measures.
        await asked.Diagnose(Camera("127.0.0.1", 1), deadline: TimeSpan.FromMinutes(1));
        return asked;
    }

    /// <summary>The worker of the watch is started as well.</summary>
    public static async Task<AskedCameras> StartWatching(Action<RtspOptions>? configure = null)
    {
        AskedCameras asked = await Start(configure);
        await asked.Watch(Camera("127.0.0.1", 1), TimeSpan.FromMinutes(1));
        return asked;
    }

    public Task<KeyframeResult> Alive(ObjectConfiguration camera, TimeSpan? deadline = null) => Ask(camera, KeyframePurpose.Liveness, 0, deadline);

    public Task<KeyframeResult> Watch(ObjectConfiguration camera, TimeSpan span) => Ask(camera, KeyframePurpose.Watch, 0, span);

    public Task<KeyframeResult> Diagnose(ObjectConfiguration camera, int keyframes = 2, TimeSpan? deadline = null, params StreamLease[] leases) =>
        Ask(camera, KeyframePurpose.Diagnosis, keyframes, deadline, leases);

    /// <summary>Gives a camera credentials.</summary>
    public ObjectConfiguration With(ObjectConfiguration camera, string userName, string password)
    {
        var set = Guid.NewGuid();
        secrets[set] = new("rtsp", null, userName, password, null, null, null, null, null);
        return camera with { CredentialSetId = set };
    }

    public static ObjectConfiguration Camera(string address, int port, string? path = "/stream") => new(
        Guid.NewGuid(), 1, new UnitPlace(3, 2, 3), "security.video-surveillance.camera", "CAM-1", "Camera", Criticality.NonCore,
        MonitoringProtocol.Rtsp, "default", address, port, path, null, TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), null, null, null);

    void IKeyframeSink.Deliver(Guid cameraId, long epoch, KeyframeResult result) => waiting[(cameraId, epoch)].SetResult(result);

    ValueTask<CredentialSecret?> ICredentialVault.Open(Guid credentialSetId, CancellationToken cancellationToken) =>
        new(secrets.GetValueOrDefault(credentialSetId));

    public async ValueTask DisposeAsync()
    {
        await source.StopAsync(CancellationToken.None);
        source.Dispose();
    }

    private Task<KeyframeResult> Ask(ObjectConfiguration camera, KeyframePurpose purpose, int keyframes, TimeSpan? deadline, params StreamLease[] leases)
    {
        long epoch = Interlocked.Increment(ref lastEpoch);
        var delivered = new TaskCompletionSource<KeyframeResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting[(camera.Id, epoch)] = delivered;
        DateTimeOffset until = TimeProvider.System.GetUtcNow() + (deadline ?? DefaultDeadline);
        Assert.True(source.Request(new(camera, epoch, until, purpose, keyframes, WantPicture: true) { Leases = [.. leases] }), "The queue was full.");
        return delivered.Task;
    }
}
