using PrisonOps.Ports;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Alarms.Views;
using PrisonOps.Ports.Notices;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Units;

namespace PrisonOps.Tests.Storage.Notices;

/// <summary>What is counted in a watched view, and that what is remembered of it is written with the notice.</summary>
public sealed class NoticeViewStoreTests(EstateFixture estate) : StorageTest(estate)
{
    private static readonly ViewFilter Everything = new([], [], [], [AlarmState.Unacknowledged, AlarmState.Acknowledged], [], null, null, "");

    private INoticeViewStore Store => Get<INoticeViewStore>();

    [Fact]
    public async Task A_view_counts_what_the_console_would_show_where_its_owner_may_look()
    {
        ObjectConfiguration here = await Estate.NewSwitch(Estate.Mianyang, "绵阳核心交换机"), there = await Estate.NewSwitch(Estate.Changsha);
        AlarmRow critical = Alarms.Alarms.New(here, "device.unreachable") with { State = AlarmState.Unacknowledged };
        AlarmRow taken = Alarms.Alarms.New(here, "cpu.load", AlarmSeverity.Minor) with
        {
            State = AlarmState.Acknowledged, AcknowledgedAt = Alarms.Alarms.Noon, AcknowledgedBy = "王芳", OpenedAt = Alarms.Alarms.Noon.AddHours(-3),
        };
        AlarmRow shelved = Alarms.Alarms.New(here, "fan.fault") with { State = AlarmState.Shelved };
        foreach (AlarmRow alarm in (AlarmRow[])[critical, taken, shelved, Alarms.Alarms.New(there, "device.unreachable") with { State = AlarmState.Unacknowledged }])
            await Get<IAlarmStore>().Commit(alarm.Place.Unit, [Alarms.Alarms.Opened(alarm)], Stop);

        Assert.Equal(2, await Count(Everything));
        Assert.Equal(1, await Store.Count(Everything, Only(Estate.Changsha), [], 100, Alarms.Alarms.Noon, Stop));
        Assert.Equal(0, await Count(Everything with { UnitId = Estate.Changsha.Id }));
        Assert.Equal(1, await Count(Everything with { Severities = [AlarmSeverity.Critical] }));
        Assert.Equal(1, await Count(Everything with { Acknowledged = true }));
        Assert.Equal(1, await Count(Everything with { States = [AlarmState.Shelved] }));
        Assert.Equal((2, 0), (await Count(Everything with { Systems = ["network"] }), await Count(Everything with { Systems = ["net"] })));
        Assert.Equal(1, await Count(Everything with { Ages = [(TimeSpan.FromHours(1), TimeSpan.FromDays(1))] }));
        Assert.Equal(2, await Count(Everything with { Ages = [(TimeSpan.MinValue, TimeSpan.FromMinutes(5)), (TimeSpan.FromHours(1), TimeSpan.FromDays(1))] }));
        Assert.Equal((2, 1, 0), (await Count(Everything with { Text = "核心" }), await Count(Everything with { Text = "王芳" }), await Count(Everything with { Text = "高" })));
        Assert.Equal(1, await Store.Count(Everything with { Text = "高" }, Only(Estate.Mianyang), ["cpu.load"], 100, Alarms.Alarms.Noon, Stop));
        Assert.Equal(1, await Store.Count(Everything, Only(Estate.Mianyang), [], 0, Alarms.Alarms.Noon, Stop));
        Assert.Contains("cpu.load", await Store.ListOpenTypes(Stop));
    }

    [Fact]
    public async Task What_is_remembered_of_a_view_is_written_with_the_notice_and_a_view_without_minutes_is_not_watched()
    {
        IAlarmViewStore views = Get<IAlarmViewStore>();
        AlarmView watched = (await views.Create(Duty, Only(Estate.Chengdu), Estate.Chengdu.Place, new("盯着", "severity=critical", false, 20, 10), Stop)).Value!;
        await views.Create(Duty, Only(Estate.Chengdu), Estate.Chengdu.Place, new("只标红", "", false, 20), Stop);
        Assert.Equal("tellAfterMinutes", (await views.Create(Duty, Only(Estate.Chengdu), Estate.Chengdu.Place, new("太久", "", false, 20, 1_441), Stop)).Field);

        WatchedView found = Assert.Single(await Store.LoadWatched(Stop));
        DateTimeOffset at = Alarms.Alarms.Noon;
        await Get<INoticeStore>().Commit(NoticeChanges.None with { Views = [new(watched.Id, at, at)], Notices = [Told(watched, at)] }, null, null, Stop);

        Assert.Equal((watched, null, null), (found.View, found.OverSince, found.ToldAt));
        Assert.Equal(((DateTimeOffset?)at, (DateTimeOffset?)at), (Assert.Single(await Store.LoadWatched(Stop)).OverSince, Assert.Single(await Store.LoadWatched(Stop)).ToldAt));
        Assert.Contains((await Get<INoticeLog>().List(UnitScope.Everything, new(null, [], null, null), null, 100, Stop)).Rows, row => row is { What: NoticeWhat.ViewOver, Title: "盯着" });

        // Its owner no longer wants to be told: it is looked at once more, so that what was told ends.
        await views.Update(Duty, Only(Estate.Chengdu), watched.Id, watched.Draft with { TellAfterMinutes = null }, 1, Stop);
        Assert.Single(await Store.LoadWatched(Stop));
    }

    private Task<int> Count(ViewFilter filter) => Store.Count(filter, Only(Estate.Mianyang), [], 100, Alarms.Alarms.Noon, Stop);

    private static NoticeDraft Told(AlarmView view, DateTimeOffset at) => new(
        Guid.CreateVersion7(), view.Place, view.OwnerId, "王芳", NoticeChannel.InAppId, "", NoticeChannelKind.InApp, view.OwnerId.ToString(), NoticeWhat.ViewOver,
        AlarmSeverity.Warning, [], [], view.Draft.Name, "", [], at, null);
}
