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
        await estate.Until(() => estate.Samples.Rows.Any(row => row.Values.Length > 8 && row.Values[8] == 16) && estate.Samples.Rows.Any(row => row.Values.Length <= 8));

        Assert.Single(estate.Samples.Rows.Select(row => row.Layout).Distinct());
        Assert.All(estate.Samples.Rows, row => Assert.Equal(1, row.Values[0]));
    }

    [Fact]
    public async Task Each_measurement_of_a_round_is_a_series_and_a_round_without_a_picture_ends_before_those_of_pictures()
    {
        await using var estate = new EstateGrid();
        ObjectConfiguration camera = estate.AddCamera();
        estate.Streams.Script(camera.Id, request => Measured(request));

        await estate.StartAsync(cancellationToken: Cancel);
        await estate.Until(() => Rows().Any(row => row.ContainsKey("picture.brightness")) && Rows().Any(row => !row.ContainsKey("picture.brightness")));

        Dictionary<string, double> diagnosed = Rows().First(row => row.ContainsKey("picture.brightness")), alive = Rows().First(row => !row.ContainsKey("picture.brightness"));
        Assert.Equal(
            (0.5, 2.5, 11, 3, 0.125, 1.75), (diagnosed["picture.sharpness"], diagnosed["picture.noise"], diagnosed["picture.saturation"],
                diagnosed["picture.stripe"], diagnosed["picture.one-colour"], diagnosed["picture.difference"]));
        Assert.Equal(
            (0.75, 0.25, 1.5, 4), (diagnosed["picture.residual"], diagnosed["stream.lateness"], diagnosed["stream.packet-gap"], diagnosed["stream.lost-packets"]));
        Assert.Equal(["stream.alive", "stream.signalling"], alive.Keys);

        IEnumerable<Dictionary<string, double>> Rows() => estate.Samples.Rows.Where(row => row.ObjectId == camera.Id)
            .Select(row => estate.Samples.Layout(row.Layout).Zip(row.Values).ToDictionary(pair => pair.First.Name, pair => pair.Second));
    }

    private static KeyframeResult Measured(KeyframeRequest request)
    {
        KeyframeResult taken = Picture(request, oneColourShare: 0.125);
        if (request.Purpose == KeyframePurpose.Liveness) return taken with { Timing = default(StreamTiming) with { SignallingMs = 20 } };

        PictureSigns signs = GoodSigns.Picture with { EdgeSharpness = 0.5, NoiseSigma = 2.5, Saturation = 11, CoherentLines = [1, 3, 2], DifferenceQuiet = 0.75 };
        return taken with
        {
            Timing = new StreamTiming(20, 30, 40, 1_000, 3, 0) { LatenessMsMax = 250, PacketGapMsMax = 1_500, LostPackets = 4 },
            Measurements = [.. taken.Measurements.Select(picture => picture with { Signs = signs, DifferenceMean = 1.75 })],
        };
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
