using System.Collections.Immutable;
using System.Text.Json;
using PrisonOps.Ports;
using PrisonOps.Ports.Cameras.Diagnosis;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Outbox;
using PrisonOps.Ports.Units;

namespace PrisonOps.Tests.Storage.Cameras;

[Trait("Clause", "8.2-0.22")]
public sealed class RunStoreTests(EstateFixture estate) : StorageTest(estate)
{
    private IDiagnosisRunStore Runs => Get<IDiagnosisRunStore>();

    [Fact]
    public async Task A_run_of_a_province_has_a_part_for_each_unit_and_its_progress_is_their_sum()
    {
        await Estate.NewCamera(Estate.Chengdu);
        await Estate.NewCamera(Estate.Chengdu);
        await Estate.NewCamera(Estate.Mianyang);
        long head = await Get<IOutboxReader>().ReadHead(Stop);

        DiagnosisRun ordered = (await Runs.Order(Duty, Only(Estate.Sichuan), new(null, Estate.Sichuan.Id, null), Stop)).Value!;
        Assert.Equal([Estate.Chengdu.Id, Estate.Mianyang.Id], await Runs.ListUnits(ordered.Id, Stop));
        UnitRun chengdu = Assert.Single(await Runs.LoadOpen(Estate.Chengdu.Id, Stop), part => part.RunId == ordered.Id);
        UnitRun mianyang = Assert.Single(await Runs.LoadOpen(Estate.Mianyang.Id, Stop), part => part.RunId == ordered.Id);
        await Runs.Save(chengdu with { Done = chengdu.Total - 1, Failed = 1, Waiting = 0, FinishedAt = TimeProvider.System.GetUtcNow() }, Stop);
        DiagnosisRun half = (await Runs.Find(Only(Estate.Sichuan), ordered.Id, Stop))!;
        await Runs.Save(mianyang with { Done = mianyang.Total, Waiting = 0, FinishedAt = TimeProvider.System.GetUtcNow() }, Stop);
        DiagnosisRun whole = (await Runs.Find(Only(Estate.Sichuan), ordered.Id, Stop))!;

        Assert.Equal(Estate.Sichuan.Id, ordered.Place.Unit);
        Assert.Equal((ordered.Total, ordered.Total, null), (ordered.Waiting, half.Done + half.Failed + half.Waiting, half.FinishedAt));
        Assert.Equal((ordered.Total - 1, 1, 0), (whole.Done, whole.Failed, whole.Waiting));
        Assert.NotNull(whole.FinishedAt);
        ImmutableArray<OutboxEvent> told = await Told(head, ordered.Id.ToString(), 3);
        Assert.All(told, told => Assert.Equal("diagnosis", told.Topic));
        Assert.NotNull(JsonSerializer.Deserialize<DiagnosisRun>(told[^1].Payload, OutboxJson.Options)!.FinishedAt);
    }

    [Fact]
    public async Task A_run_of_a_camera_is_of_that_camera_and_can_be_cancelled_once()
    {
        ObjectConfiguration camera = await Estate.NewCamera(Estate.Changsha);

        DiagnosisRun ordered = (await Runs.Order(Duty, Only(Estate.Changsha), new(camera.Id, null, null), Stop)).Value!;
        ChangeOutcome<DiagnosisRun> cancelled = await Runs.Cancel(Duty, Only(Estate.Changsha), ordered.Id, Stop);

        Assert.Equal((1, camera.Place), (ordered.Total, ordered.Place));
        Assert.Equal("值班员", cancelled.Value!.CancelledBy);
        Assert.True(Assert.Single(await Runs.LoadOpen(Estate.Changsha.Id, Stop), part => part.RunId == ordered.Id).IsCancelled);
        Assert.Contains(await Runs.List(Only(Estate.Hunan), 10, Stop), run => run.Id == ordered.Id);
    }

    [Fact]
    public async Task A_neighbour_neither_orders_nor_sees_nor_cancels()
    {
        ObjectConfiguration camera = await Estate.NewCamera(Estate.Changsha);
        DiagnosisRun own = (await Runs.Order(Duty, Only(Estate.Changsha), new(camera.Id, null, null), Stop)).Value!;
        UnitScope neighbour = Only(Estate.Mianyang);

        Assert.Equal(ChangeVerdict.NotFound, (await Runs.Order(Duty, neighbour, new(camera.Id, null, null), Stop)).Verdict);
        Assert.Equal(ChangeVerdict.NotFound, (await Runs.Order(Duty, neighbour, new(null, Estate.Changsha.Id, null), Stop)).Verdict);
        Assert.Null(await Runs.Find(neighbour, own.Id, Stop));
        Assert.Equal(ChangeVerdict.NotFound, (await Runs.Cancel(Duty, neighbour, own.Id, Stop)).Verdict);
        Assert.DoesNotContain(await Runs.List(neighbour, 100, Stop), run => run.Id == own.Id);
    }

    [Fact]
    public async Task A_run_of_a_plan_from_above_reaches_only_the_own_unit()
    {
        await Estate.NewCamera(Estate.Mianyang);
        await Estate.NewCamera(Estate.Chengdu);
        DiagnosisPlan plan = (await Get<IDiagnosisPlanStore>().Create(Duty, UnitScope.Everything, CameraRows.Plan(Estate.Sichuan, "省方案"), Stop)).Value!;

        DiagnosisRun run = (await Runs.Order(Duty, Only(Estate.Mianyang), new(null, null, plan.Id), Stop)).Value!;

        Assert.Equal([Estate.Mianyang.Id], await Runs.ListUnits(run.Id, Stop));
        Assert.Equal("cameraId", (await Runs.Order(Duty, Only(Estate.Mianyang), new(null, null, null), Stop)).Field);
    }

    [Fact]
    public async Task The_last_round_of_each_camera_is_known_to_the_scheduler()
    {
        ObjectConfiguration camera = await Estate.NewCamera(Estate.Hunan);
        DateTimeOffset at = new(TimeProvider.System.GetUtcNow().Ticks / 10 * 10, TimeSpan.Zero);
        await Estate.Write(CameraRows.Round(camera, at.AddHours(-2)), CameraRows.Round(camera, at.AddHours(-1)));

        Assert.Equal(at.AddHours(-1), (await Runs.LoadLastRounds(Estate.Hunan.Id, Stop))[camera.Id]);
    }
}
