using PrisonOps.Analyzers.Cameras;
using PrisonOps.GrainInterfaces.Cameras;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Objects;
using PrisonOps.Tests.Grains.Estate;

namespace PrisonOps.Tests.Grains.Cameras;

public sealed class KeyCameraWatchTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Clause", "8.2-0.1")]
    public async Task A_key_camera_whose_watched_stream_falls_silent_has_lost_its_signal_at_once()
    {
        await using var estate = new EstateGrid();
        ObjectConfiguration camera = estate.AddCamera();
        estate.Diagnosis.Decide(camera.Id, basis => basis with { Settings = basis.Settings with { CameraId = camera.Id, IsKey = true } });
        int silences = 0;
        estate.Streams.Script(camera.Id, request => request.Purpose switch
        {
            KeyframePurpose.Watch when Interlocked.Increment(ref silences) == 1 =>
                KeyframeResult.Failed(request.Purpose, StreamOutcome.Silent, TimeProvider.System.GetUtcNow(), "50 packets came and then no more"),
            KeyframePurpose.Liveness => estate.Streams.Alive(request),
            _ => null,
        });

        await estate.StartAsync(cancellationToken: Cancel);

        await estate.Until(() => estate.Alarms.Open is
            [{ Type: CameraAlarms.Abnormal, Evidence.Faults: [{ Code: PictureFaultCodes.SignalLoss, Detail: "no-packets" }] }]);
        await estate.UntilState(camera.Id, ObjectState.Fault);
    }

    [Fact]
    public async Task A_camera_that_is_no_key_camera_is_not_watched()
    {
        await using var estate = new EstateGrid();
        ObjectConfiguration camera = estate.AddCamera();

        await estate.StartAsync(cancellationToken: Cancel);

        await estate.Until(() => estate.Streams.RoundsOf(camera.Id, KeyframePurpose.Liveness) >= 10);
        Assert.Equal(0, estate.Streams.RoundsOf(camera.Id, KeyframePurpose.Watch));
    }
}
