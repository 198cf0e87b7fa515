using System.Collections.Immutable;
using PrisonOps.GrainInterfaces.Cameras;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Cameras.Diagnosis;
using PrisonOps.Ports.Objects;
using PrisonOps.Tests.Grains.Estate;

namespace PrisonOps.Tests.Grains.Cameras;

[Trait("Clause", "8.2-0.22")]
public sealed class DiagnosisGrainTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cameras_without_a_period_of_their_own_are_diagnosed_by_the_plan_and_never_more_at_once_than_it_allows()
    {
        await using var estate = new EstateGrid();
        ImmutableArray<ObjectConfiguration> cameras = [.. Enumerable.Range(0, 60).Select(_ => Camera(estate))];
        estate.Diagnosis.Plans = [Plan(recorder: 1, site: 3)];
        int running = 0, most = 0;
        foreach (ObjectConfiguration camera in cameras)
        {
            estate.Streams.Script(camera.Id, request =>
            {
                if (request.Purpose == KeyframePurpose.Liveness) return estate.Streams.Alive(request);

                InterlockedMax(ref most, Interlocked.Increment(ref running));
                return estate.Streams.Alive(request);
            });
        }

        estate.Diagnosis.Offered = _ => Interlocked.Decrement(ref running);

        await estate.StartAsync(cancellationToken: Cancel);
        await estate.Until(() => estate.Diagnosis.Rounds.Select(round => round.CameraId).Distinct().Count() == 60, () => $"{estate.Diagnosis.Rounds.Count} rounds");

        Assert.True(most is >= 1 and <= 3, $"{most} rounds at once; the plan allows 3.");
        Assert.All(estate.Diagnosis.Rounds, round => Assert.Equal(estate.Diagnosis.Plans[0].Id, round.PlanId));
        CameraPlan plan = await estate.Scheduler(4).GetPlan(cameras[0].Id);
        Assert.Equal(("plan", TimeSpan.FromHours(4)), (plan.PlanName, plan.Period));
        Assert.True(plan.NextAt > TimeProvider.System.GetUtcNow());
        Assert.Equal(60, (await estate.Scheduler(4).CountCameras())[estate.Diagnosis.Plans[0].Id]);
    }

    [Fact]
    public async Task A_run_diagnoses_every_camera_of_the_unit_once_and_says_how_far_it_is()
    {
        await using var estate = new EstateGrid();
        ImmutableArray<ObjectConfiguration> cameras = [.. Enumerable.Range(0, 20).Select(_ => Camera(estate))];
        foreach (ObjectConfiguration failing in cameras[..3])
        {
            estate.Streams.Script(failing.Id, request => request.Purpose == KeyframePurpose.Liveness
                ? estate.Streams.Alive(request)
                : KeyframeResult.Failed(request.Purpose, StreamOutcome.WorkerFailed, TimeProvider.System.GetUtcNow(), "killed"));
        }

        await estate.StartAsync(cancellationToken: Cancel);
        await estate.UntilState(cameras[^1].Id, ObjectState.Normal);
        UnitRun run = NewRun(total: 20);
        estate.Diagnosis.Order(run);
        await estate.Scheduler(4).Configure();

        await estate.Until(() => estate.Diagnosis.Progress.Any(saved => saved.FinishedAt is not null), () => string.Join("; ", estate.Diagnosis.Progress.TakeLast(3)));

        UnitRun end = estate.Diagnosis.Progress.Last();
        Assert.Equal((20, 17, 3, 0), (end.Total, end.Done, end.Failed, end.Waiting));
        Assert.All(estate.Diagnosis.Progress, saved => Assert.Equal(saved.Total, saved.Done + saved.Failed + saved.Waiting));
        Assert.Equal(20, estate.Diagnosis.Rounds.Where(round => round.RunId == run.RunId).Select(round => round.CameraId).Distinct().Count());
    }

    [Fact]
    public async Task A_cancelled_run_begins_nothing_more()
    {
        await using var estate = new EstateGrid();
        ImmutableArray<ObjectConfiguration> cameras = [.. Enumerable.Range(0, 20).Select(_ => Camera(estate))];
        foreach (ObjectConfiguration silent in cameras)
        {
            estate.Streams.Script(silent.Id, request => request.Purpose == KeyframePurpose.Liveness ? estate.Streams.Alive(request) : null);
        }

        await estate.StartAsync(cancellationToken: Cancel);
        await estate.UntilState(cameras[^1].Id, ObjectState.Normal);
        UnitRun run = NewRun(total: 20);
        estate.Diagnosis.Order(run);
        await estate.Scheduler(4).Configure();
        await estate.Until(() => cameras.Any(camera => estate.Streams.RoundsOf(camera.Id, KeyframePurpose.Diagnosis) > 0));

        estate.Diagnosis.Cancel(run.RunId);
        await estate.Scheduler(4).Configure();
        await estate.Until(() => estate.Diagnosis.Progress.LastOrDefault() is { IsCancelled: true, FinishedAt: not null, Waiting: 0 });

        int begun = cameras.Sum(camera => estate.Streams.RoundsOf(camera.Id, KeyframePurpose.Diagnosis));
        Assert.True(begun <= 8, $"{begun} of 20 rounds had begun; at most 8 run at once.");
    }

    [Fact]
    public async Task A_person_lifts_a_quarantine_and_the_camera_is_tried_at_once()
    {
        await using var estate = new EstateGrid();
        ObjectConfiguration camera = Camera(estate);
        await estate.StartAsync(cancellationToken: Cancel);
        await estate.UntilState(camera.Id, ObjectState.Normal);

        await estate.Camera(camera.Id).LiftQuarantine();

        await estate.Until(() => estate.Diagnosis.Rounds.Any(round => round.CameraId == camera.Id));
        Assert.Equal([camera.Id], estate.Streams.Lifted);
    }

    private static ObjectConfiguration Camera(EstateGrid estate) =>
        estate.Rows.Add(4, "security.video-surveillance.camera", Criticality.NonCore, MonitoringProtocol.Rtsp, EstateGrid.Period);

    private static UnitRun NewRun(int total) =>
        new(Guid.CreateVersion7(), 4, null, null, TimeProvider.System.GetUtcNow(), total, 0, 0, total, null, false);

    private static DiagnosisPlan Plan(int recorder, int site) => new(
        Guid.CreateVersion7(), new(4, 2, 4),
        new(
            4, "plan", true, [], null, false, TimeSpan.FromHours(4), TimeSpan.FromMinutes(15), [], PlanDraft.DefaultZone, ProfileRule.Hours, new(7, 0),
            new(19, 0), 2, false, site, recorder),
        "", TimeProvider.System.GetUtcNow(), 1);

    private static void InterlockedMax(ref int most, int value)
    {
        int known = Volatile.Read(ref most);
        while (value > known && Interlocked.CompareExchange(ref most, value, known) is var found && found != known) known = found;
    }
}
