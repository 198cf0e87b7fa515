using System.Collections.Immutable;
using PrisonOps.Analyzers.Cameras;
using PrisonOps.GrainInterfaces.Cameras;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Objects;
using PrisonOps.Tests.Grains.Estate;

namespace PrisonOps.Tests.Grains.Cameras;

public sealed class CameraGrainTests
{
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xD9];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [Trait("Clause", "8.2-0.19")]
    [InlineData(StreamOutcome.ConnectionRefused, ObjectState.Unreachable, "connect")]
    [InlineData(StreamOutcome.Unauthorised, ObjectState.Fault, "auth")]
    public async Task A_stream_that_cannot_be_had_is_an_alarm_with_its_reason_and_ends_when_it_is_back(StreamOutcome outcome, ObjectState state, string reason)
    {
        await using var estate = new EstateGrid();
        ObjectConfiguration camera = estate.AddCamera();
        await estate.StartAsync(cancellationToken: Cancel);
        await estate.UntilState(camera.Id, ObjectState.Normal);

        estate.Streams.Fail(camera.Id, outcome);
        await estate.Until(() => estate.Alarms.Open.Any(row => row.Type == PictureFaultCodes.PullFailed && row.Evidence.Detail == reason));
        await estate.UntilState(camera.Id, state);

        estate.Streams.Script(camera.Id, estate.Streams.Alive);
        await estate.Until(() => estate.Alarms.Open.IsEmpty);
        await estate.UntilState(camera.Id, ObjectState.Normal);
    }

    [Fact]
    [Trait("Clause", "8.2-0.1")]
    public async Task A_lost_signal_is_an_alarm_whose_evidence_picture_follows()
    {
        await using var estate = new EstateGrid();
        var slow = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        ObjectConfiguration camera = estate.AddCamera();
        estate.Pictures.Slowness = slow.Task;
        estate.Streams.Script(camera.Id, request => Picture(request, oneColourShare: 0.99));

        await estate.StartAsync(cancellationToken: Cancel);
        await estate.Until(() => estate.Alarms.Open is [{ Type: CameraAlarms.Abnormal, Evidence: { PictureKey: null, Faults: [{ Code: PictureFaultCodes.SignalLoss }] } }]);

        slow.SetResult();
        await estate.Until(() => estate.Alarms.Open is [{ Evidence.PictureKey: not null }]);
        Guid picture = estate.Alarms.Open[0].Evidence.PictureKey!.Value;
        Assert.Equal(PictureKind.Evidence, estate.Pictures.Kept.Single(kept => kept.Key == picture).Kind);
        Assert.Contains(estate.Pictures.Kept, kept => kept.Kind == PictureKind.Latest);
        Assert.Single(estate.Alarms.Rows);

        CameraStatus status = await estate.Camera(camera.Id).GetStatus();
        Assert.Equal((StreamOutcome.Ok, StreamOutcome.Ok), (status.LivenessOutcome, status.DiagnosisOutcome));
        Assert.Equal(0.99, status.Measurements!.OneColourShare);
    }

    [Fact]
    public async Task A_worker_that_dies_says_nothing_of_the_camera_but_that_it_is_not_diagnosed()
    {
        await using var estate = new EstateGrid();
        ObjectConfiguration camera = estate.AddCamera();
        estate.Streams.Script(camera.Id, request => request.Purpose == KeyframePurpose.Liveness
            ? estate.Streams.Alive(request)
            : KeyframeResult.Failed(request.Purpose, StreamOutcome.WorkerFailed, TimeProvider.System.GetUtcNow(), "killed"));

        await estate.StartAsync(cancellationToken: Cancel);

        await estate.Until(() => estate.Alarms.Open is [{ Type: PictureFaultCodes.DiagnosisFailed, Severity: AlarmSeverity.Warning }]);
        await estate.UntilState(camera.Id, ObjectState.Warning);
    }

    [Fact]
    public async Task The_two_clocks_run_beside_each_other()
    {
        await using var estate = new EstateGrid();
        ObjectConfiguration camera = estate.AddCamera();
        estate.Streams.Script(camera.Id, request => request.Purpose == KeyframePurpose.Diagnosis ? null : estate.Streams.Alive(request));

        await estate.StartAsync(cancellationToken: Cancel);

        await estate.Until(() => estate.Streams.RoundsOf(camera.Id, KeyframePurpose.Liveness) >= 10);
        await estate.UntilState(camera.Id, ObjectState.Normal);
        Assert.Equal(1, estate.Streams.RoundsOf(camera.Id, KeyframePurpose.Diagnosis));
        Assert.Equal(0, await estate.Camera(camera.Id).Diagnose());
    }

    [Fact]
    public async Task A_fault_that_one_round_shows_is_confirmed_soon_not_after_a_period()
    {
        await using var estate = new EstateGrid();
        ObjectConfiguration camera = estate.Rows.Add(
            4, "security.video-surveillance.camera", Criticality.NonCore, MonitoringProtocol.Rtsp, EstateGrid.Period, TimeSpan.FromHours(4));
        estate.Streams.Script(camera.Id, request => Picture(request, oneColourShare: 0.99));

        await estate.StartAsync(cancellationToken: Cancel);

        await estate.Until(() => estate.Alarms.Open is [{ Type: CameraAlarms.Abnormal }]);
    }

    [Fact]
    public async Task Rounds_of_both_clocks_are_stored_in_one_layout()
    {
        await using var estate = new EstateGrid();
        ObjectConfiguration camera = estate.AddCamera();
        estate.Streams.Script(camera.Id, request => Picture(request, oneColourShare: 0.2));

        await estate.StartAsync(cancellationToken: Cancel);
        await estate.Until(() => estate.Samples.Rows.Any(row => row.Values[5] == 16) && estate.Samples.Rows.Any(row => double.IsNaN(row.Values[5])));

        Assert.Single(estate.Samples.Rows.Select(row => row.Layout).Distinct());
        Assert.All(estate.Samples.Rows, row => Assert.Equal(1, row.Values[0]));
    }

    private static KeyframeResult Picture(KeyframeRequest request, double oneColourShare)
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        if (request.Purpose == KeyframePurpose.Liveness) return new(request.Purpose, StreamOutcome.Ok, now, default, [], null, "");

        var measured = new PictureMeasurements(640, 360, 16, 0.5, 0.2, 128, 128, 0.1, new byte[192], new ulong[192]) { OneColourShare = oneColourShare };
        ImmutableArray<PictureMeasurements> all = [.. Enumerable.Repeat(measured, request.Keyframes)];
        return new(request.Purpose, StreamOutcome.Ok, now, default, all, request.WantPicture ? Jpeg : null, "");
    }
}
