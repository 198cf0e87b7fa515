using System.Collections.Immutable;
using PrisonOps.Analyzers.Cameras;
using PrisonOps.GrainInterfaces.Cameras;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Cameras.Diagnosis;
using PrisonOps.Ports.Objects;
using PrisonOps.Tests.Grains.Estate;

namespace PrisonOps.Tests.Grains.Cameras;

/// <summary>One alarm per camera, what it lists, and what keeps a fault from it.</summary>
public sealed class CameraAlarmTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Clause", "8.2-0.18")]
    public async Task A_camera_with_two_faults_has_one_alarm_that_names_both_with_a_picture_and_clears_after_good_rounds()
    {
        await using var estate = new EstateGrid();
        var seen = new Scene();
        ObjectConfiguration camera = estate.AddCamera();
        estate.Streams.Script(camera.Id, seen.Answer);
        await estate.StartAsync(cancellationToken: Cancel);
        await estate.UntilState(camera.Id, ObjectState.Normal);
        await estate.Until(() => estate.Diagnosis.ReferencesOf(camera.Id).Length == 1);
        Guid reference = estate.Diagnosis.ReferencesOf(camera.Id)[0].PictureKey;

        seen.IsFrozen = true;
        await estate.Until(() => estate.Alarms.Open is [{ Type: CameraAlarms.Abnormal, Evidence: { Faults.Length: 1, PictureKey: not null } }]);
        seen.DecodeErrors = true;
        await estate.Until(() => estate.Alarms.Open is [{ Evidence.Faults.Length: 2 }]);
        AlarmRow open = Assert.Single(estate.Alarms.Open);
        Assert.Equal([PictureFaultCodes.DecodeFailed, PictureFaultCodes.Freeze], open.Evidence.Faults.Select(fault => fault.Code).Order());
        Assert.Equal(reference, open.Evidence.ReferenceKey);
        Assert.Equal(PictureKind.Evidence, estate.Pictures.Kept.Single(kept => kept.Key == open.Evidence.PictureKey).Kind);
        Assert.Contains(estate.Alarms.History, change => change is { Kind: AlarmEventKind.FaultsChanged, Note: $"+{PictureFaultCodes.DecodeFailed}" });

        (seen.IsFrozen, seen.DecodeErrors) = (false, false);
        await estate.Until(() => estate.Alarms.Open.IsEmpty);

        Assert.Single(estate.Alarms.Rows);
        int[] bad = [.. estate.Diagnosis.Rounds.Where(round => round.CameraId == camera.Id).Select(round => round.Judged.Count(judged => judged.IsFault))];
        Assert.Equal([0, 0], bad[^2..]);
    }

    [Fact]
    [Trait("Clause", "8.2-0.21")]
    public async Task A_diagnosis_that_our_side_did_not_finish_is_tried_once_more_at_once_and_only_then_an_alarm()
    {
        await using var estate = new EstateGrid();
        int asked = 0;
        ObjectConfiguration camera = estate.Rows.Add(
            4, "security.video-surveillance.camera", Criticality.NonCore, MonitoringProtocol.Rtsp, EstateGrid.Period, TimeSpan.FromHours(4));
        estate.Streams.Script(camera.Id, request => request.Purpose == KeyframePurpose.Diagnosis && ++asked == 1
            ? KeyframeResult.Failed(request.Purpose, StreamOutcome.WorkerTimedOut, TimeProvider.System.GetUtcNow(), "hung")
            : estate.Streams.Alive(request));

        await estate.StartAsync(cancellationToken: Cancel);
        await estate.Until(() => !estate.Diagnosis.Rounds.IsEmpty);

        Assert.Equal(StreamOutcome.Ok, Assert.Single(estate.Diagnosis.Rounds).Outcome);
        Assert.Empty(estate.Alarms.Rows);
        Assert.Equal(2, estate.Streams.RoundsOf(camera.Id, KeyframePurpose.Diagnosis));
    }

    [Fact]
    [Trait("Clause", "8.2-0.21")]
    public async Task A_retry_that_fails_too_is_an_alarm_of_its_own_and_the_round_counts_as_not_diagnosed()
    {
        await using var estate = new EstateGrid();
        ObjectConfiguration camera = estate.Rows.Add(
            4, "security.video-surveillance.camera", Criticality.NonCore, MonitoringProtocol.Rtsp, EstateGrid.Period, TimeSpan.FromHours(4));
        estate.Streams.Script(camera.Id, request => request.Purpose == KeyframePurpose.Liveness
            ? estate.Streams.Alive(request)
            : KeyframeResult.Failed(request.Purpose, StreamOutcome.WorkerFailed, TimeProvider.System.GetUtcNow(), "killed"));

        await estate.StartAsync(cancellationToken: Cancel);
        await estate.Until(() => estate.Alarms.Open is [{ Type: PictureFaultCodes.DiagnosisFailed, Severity: AlarmSeverity.Warning, Evidence.Faults.Length: 0 }]);

        Assert.All(estate.Diagnosis.Rounds, round => Assert.Equal(StreamOutcome.WorkerFailed, round.Outcome));
        Assert.DoesNotContain(estate.Alarms.Rows, row => row.Type == CameraAlarms.Abnormal);
    }

    [Fact]
    [Trait("Clause", "8.2-0.22")]
    public async Task A_camera_that_nobody_has_accepted_is_judged_and_raises_nothing_until_it_is()
    {
        await using var estate = new EstateGrid();
        ObjectConfiguration camera = estate.AddCamera();
        estate.Streams.Script(camera.Id, new Scene { IsFrozen = true }.Answer);
        estate.Diagnosis.Decide(camera.Id, basis => basis with { Settings = basis.Settings with { Commissioning = Commissioning.Pending } });

        await estate.StartAsync(cancellationToken: Cancel);
        await estate.UntilState(camera.Id, ObjectState.Fault);
        CameraStatus status = await estate.Camera(camera.Id).GetStatus();
        Assert.Equal([PictureFaultCodes.Freeze], status.Faults.Select(fault => fault.Code));
        Assert.Empty(status.Findings);
        Assert.Empty(estate.Alarms.Rows);

        estate.Diagnosis.Decide(camera.Id, basis => basis with { Settings = basis.Settings with { Commissioning = Commissioning.Accepted } });
        await estate.Camera(camera.Id).Reload();

        await estate.Until(() => estate.Alarms.Open is [{ Type: CameraAlarms.Abnormal }]);
    }

    [Theory]
    [Trait("Clause", "8.2-0.18")]
    [InlineData("excluded")]
    [InlineData("expected")]
    [InlineData("expected, all")]
    public async Task A_fault_that_is_normal_or_expected_is_not_raised_and_is_again_when_that_ends(string how)
    {
        await using var estate = new EstateGrid();
        ObjectConfiguration camera = estate.AddCamera();
        estate.Streams.Script(camera.Id, new Scene { IsFrozen = true }.Answer);
        DateTimeOffset soon = TimeProvider.System.GetUtcNow().AddMinutes(10);
        estate.Diagnosis.Decide(camera.Id, basis => how == "excluded"
            ? basis with { Exclusions = [new(Guid.NewGuid(), camera.Id, PictureFaultCodes.Freeze, null, "a wall", "x", soon, null, null)] }
            : basis with
            {
                Settings = basis.Settings with
                {
                    Commissioning = Commissioning.ExpectedFault, ExpectedUntil = soon, ExpectedFaults = how == "expected" ? [PictureFaultCodes.Freeze] : [],
                },
            });

        await estate.StartAsync(cancellationToken: Cancel);
        await estate.Until(() => estate.Diagnosis.Rounds.Count(round => round.Judged.Any(judged => judged is { Code: PictureFaultCodes.Freeze, IsFault: true })) >= 3);
        await estate.UntilState(camera.Id, ObjectState.Normal);
        Assert.Empty(estate.Alarms.Rows);

        estate.Diagnosis.Decide(camera.Id, basis => basis with { Exclusions = [], Settings = basis.Settings with { ExpectedUntil = soon.AddHours(-1) } });
        await estate.Camera(camera.Id).Reload();

        await estate.Until(() => estate.Alarms.Open is [{ Type: CameraAlarms.Abnormal }]);
    }

    [Theory]
    [InlineData(0.1, true)]
    [InlineData(0.99, false)]
    public async Task A_camera_put_in_service_unseen_takes_its_first_picture_as_reference_unless_that_is_a_card(double oneColourShare, bool isLearnt)
    {
        await using var estate = new EstateGrid();
        ObjectConfiguration camera = estate.AddCamera();
        estate.Streams.Script(camera.Id, new Scene { IsFrozen = true, OneColourShare = oneColourShare }.Answer);
        estate.Diagnosis.Decide(camera.Id, basis => basis with { Settings = basis.Settings with { FirstPictureCounts = true } });

        await estate.StartAsync(cancellationToken: Cancel);
        await estate.Until(() => estate.Diagnosis.Rounds.Count >= 4);
        if (isLearnt) await estate.Until(() => estate.Diagnosis.ReferencesOf(camera.Id).Length == 1);

        Assert.Equal(isLearnt ? 1 : 0, estate.Diagnosis.ReferencesOf(camera.Id).Length);
    }

    [Fact]
    [Trait("Clause", "8.2-0.18")]
    public async Task After_a_restart_the_alarm_goes_on_with_its_faults_and_its_picture_while_the_decisions_cannot_be_read()
    {
        await using var estate = new EstateGrid();
        ObjectConfiguration camera = estate.AddCamera();
        estate.Streams.Script(camera.Id, new Scene { IsFrozen = true }.Answer);
        await estate.StartAsync(cancellationToken: Cancel);
        await estate.Until(() => estate.Alarms.Open is [{ Evidence.PictureKey: not null }]);
        AlarmRow before = estate.Alarms.Open[0];

        estate.Diagnosis.IsAway = true;
        await estate.RestartAsync(Cancel);
        int rounds = estate.Diagnosis.Rounds.Count;
        await estate.Until(() => estate.Diagnosis.Rounds.Count >= rounds + 3);
        AlarmRow meanwhile = Assert.Single(estate.Alarms.Open);
        estate.Diagnosis.IsAway = false;
        rounds = estate.Diagnosis.Rounds.Count;
        await estate.Until(() => estate.Diagnosis.Rounds.Count >= rounds + 3);

        AlarmRow after = Assert.Single(estate.Alarms.Open);
        Assert.Equal((before.Id, before.Id, before.FirstAt), (meanwhile.Id, after.Id, after.FirstAt));
        Assert.Equal(before.Evidence.PictureKey, after.Evidence.PictureKey);
        Assert.Single(estate.Alarms.Rows);
    }

    [Fact]
    [Trait("Clause", "8.2-0.22")]
    public async Task Limits_of_the_camera_itself_are_in_force_for_its_profile()
    {
        await using var estate = new EstateGrid();
        ObjectConfiguration camera = estate.AddCamera();
        estate.Streams.Script(camera.Id, new Scene { OneColourShare = 0.8 }.Answer);
        estate.Diagnosis.Decide(camera.Id, basis => basis with
        {
            Limits = [new(4, null, camera.Id, DayProfile.Night, "oneColourShareMin", 0.9), new(4, null, camera.Id, DayProfile.Day, "oneColourShareMin", 0.7)],
        });

        await estate.StartAsync(cancellationToken: Cancel);

        await estate.Until(() => estate.Alarms.Open is [{ Evidence.Faults: [{ Code: PictureFaultCodes.SignalLoss, Limit: 0.7 }] }]);
    }

    /// <summary>What a camera shows, changed while it runs.</summary>
    private sealed class Scene
    {
        private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xD9];
        private int frame;
        private int round;

        public bool IsFrozen { get; set; }

        public bool DecodeErrors { get; set; }

        public double OneColourShare { get; set; } = 0.1;

        public KeyframeResult Answer(KeyframeRequest request)
        {
            DateTimeOffset now = TimeProvider.System.GetUtcNow();
            if (request.Purpose == KeyframePurpose.Liveness) return new(request.Purpose, StreamOutcome.Ok, now, default, [], null, "");
            if (DecodeErrors && Interlocked.Increment(ref round) % 2 == 0) return KeyframeResult.Failed(request.Purpose, StreamOutcome.Corrupt, now, "");

            ImmutableArray<PictureMeasurements> all = [.. Enumerable.Range(0, request.Keyframes).Select(_ => Picture())];
            return new(request.Purpose, StreamOutcome.Ok, now, default, all, request.WantPicture ? Jpeg : null, "");
        }

        private PictureMeasurements Picture()
        {
            int now = Interlocked.Increment(ref frame);
            double difference = IsFrozen ? 0 : 5;
            ulong[] fine = [.. Enumerable.Range(0, 192).Select(block => IsFrozen ? (ulong)block : (ulong)((now * 1_000) + block))];
            return new(640, 360, 120, 40, 6, 128, 128, 20, new byte[192], fine) { OneColourShare = OneColourShare, DifferenceMean = difference, DifferenceBlockMax = difference, Signs = GoodSigns.Picture };
        }
    }
}
