using System.Diagnostics;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Units;
using PrisonOps.Tests.Storage.Lists;

namespace PrisonOps.Tests.Storage.Alarms;

/// <summary>50,000 open alarms: what the console asks of the database when it opens.</summary>
[Trait("Ring", "long")]
public sealed class OpenFloodTests(CrowdedEstate estate) : IClassFixture<CrowdedEstate>
{
    private const int Open = 50_000;
    private static readonly TimeSpan PageMax = TimeSpan.FromSeconds(1);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_page_of_fifty_thousand_open_alarms_comes_within_a_second_and_the_feed_gets_them_all()
    {
        await estate.Sql<string>(
            """
            update alarm set cleared_at = null, state = 2;
            insert into alarm (id, object_id, unit_id, province, prison, type, instance, severity, original_severity, first_at, opened_at, last_at, count,
              evidence_hits, evidence_window, evidence_detail, object_revision, revision, state)
            select gen_random_uuid(), o.id, o.unit_id, o.province, o.prison, 'camera.5', '', 1, 1, now(), now(), now(), 1, 1, 1, '', 1, 1, 2
            from object o where o.code like 'CROWD-%' limit 2000;
            """);
        await estate.Sql<string>("analyze alarm");
        Assert.Equal(Open, await estate.Sql<long>("select count(*) from alarm where cleared_at is null"));
        IAlarmQueries alarms = estate.Get<IAlarmQueries>();
        AlarmFilter open = new(true, false, [], [], null, null, null, null, null, null) { States = [AlarmState.Unacknowledged, AlarmState.Acknowledged] };

        foreach (UnitScope scope in (UnitScope[])[UnitScope.Everything, new(false, [estate.Sichuan.Id], [], []), new(false, [], [estate.Chengdu.Id], [])])
        {
            TimeSpan first = await Time(() => alarms.List(scope, open, null, 50, Stop)), searched = await Time(() => alarms.List(scope, open with { Text = "摄像" }, null, 50, Stop));
            TimeSpan all = await Time(() => alarms.ListOpen(scope, Open, Stop));
            TestContext.Current.TestOutputHelper?.WriteLine(
                $"{scope}: first page {first.TotalMilliseconds:F0} ms, with a text {searched.TotalMilliseconds:F0} ms, all for the feed {all.TotalMilliseconds:F0} ms");
            Assert.InRange(first, TimeSpan.Zero, PageMax);
            Assert.InRange(searched, TimeSpan.Zero, PageMax);
        }

        Assert.Equal(Open, (await alarms.ListOpen(UnitScope.Everything, Open + 1, Stop)).Length);
    }

    private static async Task<TimeSpan> Time(Func<Task> read)
    {
        long started = Stopwatch.GetTimestamp();
        await read();
        return Stopwatch.GetElapsedTime(started);
    }
}
