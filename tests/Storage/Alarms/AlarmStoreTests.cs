using System.Collections.Immutable;
using System.Text.Json;
using PrisonOps.Ports;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Outbox;

namespace PrisonOps.Tests.Storage.Alarms;

public sealed class AlarmStoreTests(EstateFixture estate) : StorageTest(estate)
{
    private IAlarmStore Store => Get<IAlarmStore>();

    [Fact]
    public async Task A_batch_writes_alarms_timeline_and_events_together()
    {
        ObjectConfiguration device = await NewSwitch();
        long head = await Get<IOutboxReader>().ReadHead(Stop);
        AlarmRow opened = Alarms.New(device, "device.unreachable");
        AlarmRow acknowledged = opened with { AcknowledgedBy = Duty.Name, AcknowledgedAt = opened.LastAt, Revision = 2 };

        AlarmCommit committed = await Store.Commit(
            device.Place.Unit,
            [new(opened, AlarmEventKind.Opened, opened.OpenedAt, Actor.Grid, null), new(acknowledged, AlarmEventKind.Acknowledged, opened.OpenedAt, Duty, "已派人")], Stop);

        Assert.Equal(AlarmCommit.Committed, committed);
        AlarmRow stored = Assert.Single(await Store.Load(device.Place.Unit, DateTimeOffset.MaxValue, DateTimeOffset.MaxValue, Stop), a => a.Id == opened.Id);
        Assert.Equal((2L, Duty.Name), (stored.Revision, stored.AcknowledgedBy));
        ImmutableArray<OutboxEvent> events = await Told(head, opened.Id.ToString(), 2);
        AlarmPayload[] told = [.. events.Where(e => e.Key == opened.Id.ToString()).Select(e => JsonSerializer.Deserialize<AlarmPayload>(e.Payload, OutboxJson.Options)!)];
        Assert.Equal([AlarmEventKind.Opened, AlarmEventKind.Acknowledged], told.Select(t => t.Kind));
        Assert.Equal([false, true], events.Where(e => e.Key == opened.Id.ToString()).Select(e => e.Urgent));
        Assert.Equal((device.Name, Estate.Chengdu.NameZh, "已派人"), (told[1].Item.ObjectName, told[1].Item.UnitNameZh, told[1].Note));
    }

    [Fact]
    public async Task A_second_opening_of_the_same_natural_key_conflicts_and_writes_nothing()
    {
        ObjectConfiguration device = await NewSwitch();
        ObjectConfiguration other = await NewSwitch();
        await Open(Alarms.New(device, "device.unreachable"));

        AlarmCommit second = await Store.Commit(
            device.Place.Unit, [Alarms.Opened(Alarms.New(other, "device.unreachable")), Alarms.Opened(Alarms.New(device, "device.unreachable"))], Stop);

        Assert.Equal(AlarmCommit.Conflict, second);
        Assert.DoesNotContain(await Store.Load(device.Place.Unit, DateTimeOffset.MaxValue, DateTimeOffset.MaxValue, Stop), a => a.ObjectId == other.Id);
    }

    [Fact]
    public async Task A_change_on_top_of_an_old_revision_conflicts()
    {
        ObjectConfiguration device = await NewSwitch();
        AlarmRow opened = Alarms.New(device, "device.unreachable");
        await Open(opened);
        AlarmChange repeated = new(opened with { Count = 2, Revision = 2 }, AlarmEventKind.Repeated, opened.OpenedAt, Actor.Grid, null);
        AlarmChange further = new(opened with { Count = 3, Revision = 3 }, AlarmEventKind.Repeated, opened.OpenedAt, Actor.Grid, null);
        Assert.Equal(AlarmCommit.Committed, await Store.Commit(device.Place.Unit, [repeated], Stop));

        AlarmCommit stale = await Store.Commit(device.Place.Unit, [repeated, further], Stop);

        Assert.Equal(AlarmCommit.Conflict, stale);
        Assert.Equal(2, (await Store.Load(device.Place.Unit, DateTimeOffset.MaxValue, DateTimeOffset.MaxValue, Stop)).Single(a => a.Id == opened.Id).Count);
    }

    [Fact]
    public async Task One_batch_may_clear_an_alarm_and_open_its_successor()
    {
        ObjectConfiguration device = await NewSwitch();
        AlarmRow first = Alarms.New(device, "device.unreachable");
        await Open(first);
        AlarmRow cleared = first with { ClearedAt = first.LastAt, ClearedBy = "grid", Revision = 2 };
        AlarmRow next = Alarms.New(device, "device.unreachable");

        AlarmCommit committed = await Store.Commit(
            device.Place.Unit, [Alarms.Opened(next), new(cleared, AlarmEventKind.Cleared, first.LastAt, Actor.Grid, null)], Stop);

        Assert.Equal(AlarmCommit.Committed, committed);
        Assert.Equal([next.Id], (await Store.Load(device.Place.Unit, DateTimeOffset.MaxValue, DateTimeOffset.MaxValue, Stop)).Where(a => a.ObjectId == device.Id).Select(a => a.Id));
    }

    [Fact]
    public async Task A_board_loads_what_was_cleared_lately()
    {
        ObjectConfiguration device = await NewSwitch();
        AlarmRow opened = Alarms.New(device, "interface.down");
        await Open(opened);
        DateTimeOffset clearedAt = opened.OpenedAt.AddMinutes(5);
        await Store.Commit(
            device.Place.Unit, [new(opened with { ClearedAt = clearedAt, Revision = 2 }, AlarmEventKind.Cleared, clearedAt, Actor.Grid, null)], Stop);

        Assert.Contains(await Store.Load(device.Place.Unit, clearedAt.AddMinutes(-1), DateTimeOffset.MaxValue, Stop), a => a.Id == opened.Id);
        Assert.DoesNotContain(await Store.Load(device.Place.Unit, clearedAt.AddMinutes(1), DateTimeOffset.MaxValue, Stop), a => a.Id == opened.Id);
    }

    [Fact]
    public async Task A_roster_finds_the_open_findings_of_its_objects()
    {
        ObjectConfiguration device = await NewSwitch();
        await Open(Alarms.New(device, "interface.down") with { Instance = "Gi0/1" });

        ImmutableArray<OpenFinding> open = await Get<IRosterStore>().LoadOpenFindings(new(device.Place.Unit, MonitoringProtocol.Snmp, 0), Stop);

        Assert.Equal("Gi0/1", Assert.Single(open, f => f.ObjectId == device.Id).Finding.Instance);
    }

    private async Task Open(AlarmRow alarm) =>
        Assert.Equal(AlarmCommit.Committed, await Store.Commit(alarm.Place.Unit, [Alarms.Opened(alarm)], Stop));

    private Task<ObjectConfiguration> NewSwitch() => Estate.NewSwitch(Estate.Chengdu);
}
