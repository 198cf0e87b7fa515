using System.Collections.Immutable;
using PrisonOps.Ports;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Cameras.Diagnosis;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Units;
using PrisonOps.Storage.Cameras.Diagnosis;

namespace PrisonOps.Tests.Storage.Cameras;

[Trait("Clause", "8.2-0.22")]
public sealed class RoundQueriesTests(EstateFixture estate) : StorageTest(estate)
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();
    private static readonly RoundFilter Every = new(null, null, null, null, null, null, null);

    private IRoundQueries Rounds => Get<IRoundQueries>();

    [Fact]
    public async Task A_round_is_read_as_it_was_written_and_writing_it_twice_writes_it_once()
    {
        ObjectConfiguration camera = await Estate.NewCamera(Estate.Chengdu);
        CameraRound round = CameraRows.Round(camera, Now.AddMinutes(-5), "vq.blur");

        await Estate.Write(round);
        await Estate.Write(round);

        Page<RoundListItem> page = await Rounds.List(Only(Estate.Chengdu), Every with { CameraId = camera.Id }, null, 10, Stop);
        CameraRound stored = Assert.Single(page.Rows).Round;
        Assert.Equal((round.Id, 12.0, 400.0, 7.0), (stored.Id, stored.Timing.SignallingMs, stored.Timing.KeyframeMs, stored.Timing.LatenessMsMax));
        Assert.Equal(round.Judged.AsEnumerable(), stored.Judged);
        Assert.Equal(camera.Code, page.Rows[0].CameraCode);
        FaultHistoryPoint point = Assert.Single(await Rounds.History(Only(Estate.Chengdu), camera.Id, "vq.blur", Now.AddDays(-1), Stop));
        Assert.Equal((40, 1.5), (point.Score, point.Value));
    }

    [Fact]
    public async Task Rounds_are_found_by_camera_fault_time_and_unit_and_page_without_a_gap()
    {
        ObjectConfiguration one = await Estate.NewCamera(Estate.Mianyang), other = await Estate.NewCamera(Estate.Mianyang);
        await Estate.Write([.. Enumerable.Range(0, 25).Select(i => CameraRows.Round(i % 2 == 0 ? one : other, Now.AddMinutes(-i), i % 5 == 0 ? ["vq.noise"] : []))]);

        List<Guid> seen = [];
        string? after = null;
        do
        {
            Page<RoundListItem> page = await Rounds.List(Only(Estate.Mianyang), Every with { UnitId = Estate.Mianyang.Id }, after, 10, Stop);
            seen.AddRange(page.Rows.Select(row => row.Round.Id));
            after = page.Next;
        }
        while (after is not null);

        Assert.Equal(25, seen.Distinct().Count());
        Assert.Equal(25, seen.Count);
        Page<RoundListItem> noisy = await Rounds.List(Only(Estate.Mianyang), Every with { Fault = "vq.noise" }, null, 2, Stop);
        Assert.Equal((2, 5, true), (noisy.Rows.Length, noisy.Total, noisy.Next is not null));
        Assert.Equal(3, (await Rounds.List(Only(Estate.Mianyang), Every with { Fault = "vq.noise" }, noisy.Next, 10, Stop)).Rows.Length);
        Assert.Equal(12, (await Rounds.List(Only(Estate.Mianyang), Every with { CameraId = other.Id }, null, 100, Stop)).Total);
        Assert.Equal(3, (await Rounds.List(Only(Estate.Mianyang), Every with { CameraId = one.Id, From = Now.AddMinutes(-5) }, null, 100, Stop)).Total);
    }

    [Fact]
    public async Task A_neighbour_sees_no_round_no_trend_no_rank_and_no_report()
    {
        ObjectConfiguration camera = await Estate.NewCamera(Estate.Changsha);
        await Estate.Write(CameraRows.Round(camera, Now.AddMinutes(-1), "vq.occlusion"));
        UnitScope neighbour = Only(Estate.Chengdu);

        Assert.Empty((await Rounds.List(neighbour, Every with { Fault = "vq.occlusion" }, null, 10, Stop)).Rows);
        Assert.Empty((await Rounds.List(neighbour, Every with { CameraId = camera.Id }, null, 10, Stop)).Rows);
        Assert.Empty((await Rounds.List(neighbour, Every with { UnitId = Estate.Changsha.Id }, null, 10, Stop)).Rows);
        Assert.Empty(await Rounds.Trend(neighbour, null, "vq.occlusion", Now.AddDays(-1), Stop));
        Assert.DoesNotContain(await Rounds.Rank(neighbour, null, Now.AddDays(-1), 100, Stop), rank => rank.CameraId == camera.Id);
        Assert.DoesNotContain(await Rounds.Report(neighbour, null, Now.AddDays(-1), Now, Stop), row => row.UnitId == Estate.Changsha.Id);
        Assert.Empty(await Rounds.History(neighbour, camera.Id, "vq.occlusion", Now.AddDays(-1), Stop));
        Assert.NotEmpty(await Rounds.Trend(Only(Estate.Hunan), null, "vq.occlusion", Now.AddDays(-1), Stop));
    }

    [Fact]
    [Trait("Clause", "7.1.6-f.1")]
    [Trait("Clause", "8.2-0.21")]
    public async Task The_report_counts_what_our_own_side_failed_as_neither_good_nor_bad()
    {
        ObjectConfiguration good = await Estate.NewCamera(Estate.Sichuan), bad = await Estate.NewCamera(Estate.Sichuan);
        ObjectConfiguration failed = await Estate.NewCamera(Estate.Sichuan), never = await Estate.NewCamera(Estate.Sichuan);
        await Estate.Write(
            CameraRows.Round(good, Now.AddHours(-3), "vq.blur"), CameraRows.Round(good, Now.AddHours(-1)), CameraRows.Round(bad, Now.AddHours(-1), "vq.blur", "vq.noise"),
            CameraRows.Round(failed, Now.AddHours(-1), "vq.diagnosis-failed") with { Outcome = StreamOutcome.WorkerFailed });

        DiagnosisReportRow row = Assert.Single(await Rounds.Report(Only(Estate.Sichuan), null, Now.AddDays(-1), Now, Stop), row => row.UnitId == Estate.Sichuan.Id);

        Assert.Equal((4, 2, 1, 1, 2, 4), (row.Cameras, row.Diagnosed, row.Good, row.Abnormal, row.Undiagnosed, row.Rounds));
        Assert.NotEqual(Guid.Empty, never.Id);
        ImmutableArray<CameraRank> ranks = [.. (await Rounds.Rank(Only(Estate.Sichuan), null, Now.AddDays(-1), 100, Stop)).Where(rank => rank.UnitId == Estate.Sichuan.Id)];
        Assert.Equal((good.Id, 2, 1, "vq.blur"), (ranks[^1].CameraId, ranks[^1].Rounds, ranks[^1].BadRounds, ranks[^1].WorstFault));
    }

    [Fact]
    public async Task Rounds_past_their_time_go_by_whole_months()
    {
        ObjectConfiguration camera = await Estate.NewCamera(Estate.Hunan);
        DateTimeOffset old = Now.AddMonths(-3);
        await Estate.Write(CameraRows.Round(camera, old, "vq.blur"), CameraRows.Round(camera, Now, "vq.blur"));
        RoundFilter filter = Every with { CameraId = camera.Id, From = old.AddDays(-1) };
        Assert.Equal(2, (await Rounds.List(Only(Estate.Hunan), filter, null, 10, Stop)).Total);

        await Estate.Sql<int>($"select diagnosis_partitions_keep('{Now.AddMonths(-1):yyyy-MM-dd}', '{Now:yyyy-MM-dd}')");

        Assert.Equal(1, (await Rounds.List(Only(Estate.Hunan), filter, null, 10, Stop)).Total);
    }

    [Fact]
    public async Task The_writer_stores_what_it_is_offered()
    {
        ObjectConfiguration camera = await Estate.NewCamera(Estate.Chengdu);
        await Estate.Write(CameraRows.Round(camera, Now.AddMinutes(-9)));
        RoundWriter writer = Get<RoundWriter>();

        writer.Offer(CameraRows.Round(camera, Now.AddMinutes(-8), "vq.freeze"));
        await writer.StartAsync(Stop);
        await writer.StopAsync(Stop);

        Assert.Equal(2, (await Rounds.List(Only(Estate.Chengdu), Every with { CameraId = camera.Id }, null, 10, Stop)).Total);
    }
}
