using System.Collections.Immutable;
using System.Text.Json;
using PrisonOps.Ports;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Alarms.Rules;
using PrisonOps.Ports.Audit;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Outbox;
using PrisonOps.Ports.Units;

namespace PrisonOps.Tests.Storage.Alarms;

public sealed class AlarmRuleStoreTests(EstateFixture estate) : StorageTest(estate)
{
    private static readonly AlarmRuleFields Fields = new()
    {
        Name = "夜间延迟", Filter = "severity <= minor", AnnounceAfter = TimeSpan.FromMinutes(5), Severity = AlarmSeverity.Warning,
        Hours = [new([DayOfWeek.Saturday, DayOfWeek.Sunday], new(22, 0), new(6, 30))], Forward = "province",
    };

    private IAlarmRuleStore Store => Get<IAlarmRuleStore>();

    private IAlarmRuleSource Source => Get<IAlarmRuleSource>();

    [Fact]
    public async Task A_rule_and_the_layers_below_it_are_kept_as_they_were_written()
    {
        AlarmRuleLayer rule = await Put(Estate.Ministry, null, Fields, finals: [AlarmRuleField.Severity]);
        AlarmRuleLayer layer = await Put(Estate.Chengdu, rule.Key, Fields with { Enabled = false }, sets: [AlarmRuleField.Enabled]);

        AlarmRuleLayer[] stored = [.. (await Source.LoadAll(Stop)).Layers.Where(one => one.Key == rule.Key)];

        Assert.Equal([rule.Id, layer.Id], stored.Select(one => one.Id));
        Assert.Equivalent(Fields, stored[0].Fields);
        Assert.Equal(AlarmRuleLayer.AllFields, stored[0].Sets);
        Assert.Null(stored[0].BaseRevision);
        Assert.Equal([AlarmRuleField.Severity], stored[0].Finals);
        Assert.Equal(1, stored[1].BaseRevision);
        Assert.Equal([AlarmRuleField.Enabled], stored[1].Sets);
    }

    [Fact]
    public async Task Units_below_read_the_rules_above_them_and_nobody_those_of_a_sibling()
    {
        AlarmRuleLayer province = await Put(Estate.Sichuan, null, Fields), prison = await Put(Estate.Mianyang, null, Fields);

        Assert.Contains(await List(Only(Estate.Chengdu)), layer => layer.Id == province.Id);
        Assert.DoesNotContain(await List(Only(Estate.Chengdu)), layer => layer.Id == prison.Id);
        Assert.DoesNotContain(await List(Only(Estate.Changsha)), layer => layer.Id == province.Id);
        Assert.Contains(await List(Only(Estate.Sichuan)), layer => layer.Id == prison.Id);
        Assert.Empty(await List(UnitScope.None));

        ChangeOutcome<AlarmRuleLayer> stolen = await Store.Delete(Duty, Only(Estate.Chengdu), province.Id, 1, Stop);
        Assert.Equal(ChangeVerdict.NotFound, stolen.Verdict);
        ChangeOutcome<AlarmRuleLayer> foreign = await Store.Put(Duty, Only(Estate.Chengdu), new(Estate.Chengdu.Id, prison.Key, Fields, [], []), 0, Stop);
        Assert.Equal(ChangeVerdict.NotFound, foreign.Verdict);
    }

    [Fact]
    public async Task Changes_are_refused_on_an_older_revision_and_audited_with_before_and_after()
    {
        AlarmRuleLayer rule = await Put(Estate.Chengdu, null, Fields);
        AlarmRuleDraft draft = new(Estate.Chengdu.Id, rule.Key, Fields with { Name = "夜间延迟二" }, [], []);

        Assert.Equal(ChangeVerdict.Conflict, (await Store.Put(Duty, Only(Estate.Chengdu), draft, 0, Stop)).Verdict);
        Assert.Equal(2, (await Store.Put(Duty, Only(Estate.Chengdu), draft, 1, Stop)).Value!.Revision);
        Assert.Equal(ChangeVerdict.Done, (await Store.Delete(Duty, Only(Estate.Chengdu), rule.Id, 2, Stop)).Verdict);

        AuditEntry[] lines = [.. (await Get<IAuditLog>().List(UnitScope.Everything, null, "alarm.rule", null, null, null, null, 100, Stop)).Rows.Where(line => line.Action.StartsWith("alarm.rule", StringComparison.Ordinal) && line.Subject == "夜间延迟二")];
        Assert.Equal(["alarm.rule-delete", "alarm.rule-update"], lines.Select(line => line.Action));
        Assert.Contains("\"夜间延迟\"", lines[1].Before, StringComparison.Ordinal);
        Assert.Contains("夜间延迟二", lines[1].After, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_window_ends_when_somebody_ends_it_and_maintenance_of_an_object_is_one()
    {
        ObjectConfiguration device = await Estate.NewSwitch(Estate.Chengdu);
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        AlarmWindowDraft draft = new(
            Estate.Chengdu.Id, AlarmWindowKind.ExpectedOff, device.Id, "network", now, now.AddDays(2), Fields.Hours, AlarmRuleFields.DefaultZone, "搬迁");
        AlarmWindow window = (await Store.OpenWindow(Duty, Only(Estate.Chengdu), draft, Stop)).Value!;
        await Get<IObjectStore>().SetMaintenance(Duty, UnitScope.Everything, device.Id, now.AddHours(1), "更换电源", Stop);

        AlarmWindow[] open = [.. (await Source.LoadAll(Stop)).Windows.Where(one => one.Draft.ObjectId == device.Id)];
        Assert.Equal([AlarmWindowKind.ExpectedOff, AlarmWindowKind.Maintenance], open.Select(one => one.Draft.Kind).OrderDescending());
        Assert.Equivalent(Fields.Hours, open.Single(one => one.Id == window.Id).Draft.Hours);
        Assert.Equal("更换电源", open.Single(one => one.Id == device.Id).Draft.Reason);

        Assert.Equal(ChangeVerdict.NotFound, (await Store.EndWindow(Duty, Only(Estate.Mianyang), window.Id, 1, Stop)).Verdict);
        AlarmWindowItem[] listed = [.. (await Store.ListWindows(Only(Estate.Chengdu), now, Stop)).Where(one => one.Window.Draft.ObjectId == device.Id)];
        Assert.Equal([(device.Id, device.Code), (window.Id, device.Code)], listed.OrderByDescending(one => one.Window.Id == device.Id).Select(one => (one.Window.Id, one.ObjectCode!)));
        Assert.DoesNotContain(await Store.ListWindows(Only(Estate.Mianyang), now, Stop), one => one.Window.Draft.ObjectId == device.Id);

        Assert.Equal(ChangeVerdict.Done, (await Store.EndWindow(Duty, Only(Estate.Chengdu), window.Id, 1, Stop)).Verdict);
        Assert.DoesNotContain(await Store.ListWindows(Only(Estate.Chengdu), TimeProvider.System.GetUtcNow(), Stop), one => one.Window.Id == window.Id);
        Assert.Contains(await Store.ListWindows(Only(Estate.Chengdu), now.AddDays(-30), Stop), one => one.Window.Id == window.Id);
        Assert.DoesNotContain((await Source.LoadAll(Stop)).Windows, one => one.Id == window.Id);
        Assert.DoesNotContain((await Store.List(Only(Estate.Chengdu), Stop)).Windows, one => one.Id == window.Id);

        Assert.Equal(ChangeVerdict.NotFound, (await Store.OpenWindow(Duty, UnitScope.Everything, draft with { UnitId = Estate.Mianyang.Id }, Stop)).Verdict);
    }

    [Fact]
    public async Task The_life_of_an_alarm_is_kept_and_what_rules_order_is_in_the_outbox()
    {
        ObjectConfiguration device = await Estate.NewSwitch(Estate.Changsha);
        long head = await Get<IOutboxReader>().ReadHead(Stop);
        AlarmLife life = new()
        {
            HeldUntil = Alarms.Noon.AddMinutes(5), Shelf = new(Alarms.Noon.AddHours(1), "王芳", "备件在途"), Suppression = new("a", "忽略"),
            OutOfService = new(Guid.NewGuid(), AlarmWindowKind.Maintenance, Alarms.Noon.AddHours(2), "更换"), ClearDueAt = Alarms.Noon.AddMinutes(1),
            Upstream = new(Guid.NewGuid(), device.Place, Alarms.Noon, TimeSpan.FromSeconds(68), Alarms.Noon.AddMinutes(1)),
            Flaps = new(29_000_000, 7, 3, Alarms.Noon, Alarms.Noon.AddMinutes(20), true), Affected = 500,
            Redefinition = new("b", "升级", AlarmSeverity.Minor), FalseAlarm = new("王芳", Alarms.Noon, "误报"), Done = ["ticket", "forward:province"],
        };
        AlarmRow alarm = Alarms.New(device, "device.unreachable") with { Life = life, State = AlarmState.OutOfService };
        AlarmChange opened = Alarms.Opened(alarm) with { Orders = [new(AlarmOrderKind.Forward, "c", "转发", "province")] };
        await Get<IAlarmStore>().Commit(device.Place.Unit, [opened], Stop);

        AlarmRow stored = (await Get<IAlarmStore>().Load(device.Place.Unit, DateTimeOffset.MaxValue, DateTimeOffset.MaxValue, Stop)).Single(row => row.Id == alarm.Id);
        Assert.Equal((AlarmState.OutOfService, life, AlarmSeverity.Minor), (stored.State, stored.Life, stored.SourceSeverity));
        OutboxEvent order = (await Told(head, alarm.Id.ToString(), 2)).Single(told => told.Topic == "alarm-order");
        AlarmOrderPayload payload = JsonSerializer.Deserialize<AlarmOrderPayload>(order.Payload, OutboxJson.Options)!;
        Assert.Equal(("province", device.Name), (payload.Order.Target, payload.Item.ObjectName));

        Assert.DoesNotContain(await Get<IAlarmQueries>().Recount(Only(Estate.Changsha), Stop), count => count.UnitId == device.Place.Unit);
    }

    [Fact]
    public async Task What_returned_unacknowledged_is_loaded_for_its_own_time()
    {
        ObjectConfiguration device = await Estate.NewSwitch(Estate.Hunan);
        AlarmRow alarm = Alarms.New(device, "interface.down");
        DateTimeOffset gone = alarm.OpenedAt.AddMinutes(5);
        await Get<IAlarmStore>().Commit(device.Place.Unit, [Alarms.Opened(alarm)], Stop);
        await Get<IAlarmStore>().Commit(
            device.Place.Unit,
            [new(alarm with { ClearedAt = gone, Revision = 2, State = AlarmState.ReturnedUnacknowledged }, AlarmEventKind.Cleared, gone, Actor.Grid, null)], Stop);

        Assert.Contains(await Get<IAlarmStore>().Load(device.Place.Unit, gone.AddHours(1), gone.AddHours(-1), Stop), row => row.Id == alarm.Id);
        Assert.DoesNotContain(await Get<IAlarmStore>().Load(device.Place.Unit, gone.AddHours(1), gone, Stop), row => row.Id == alarm.Id);
    }

    [Fact]
    public async Task Rules_know_of_an_object_where_it_is_and_what_it_is()
    {
        ObjectConfiguration device = await Estate.NewSwitch(Estate.Chengdu);
        await Get<IAlarmStore>().Commit(device.Place.Unit, [Alarms.Opened(Alarms.New(device, "cpu.load"))], Stop);

        AlarmObject known = Assert.Single(await Source.LoadObjects([device.Id], Stop));
        Assert.Equal(("cn.51.01", "network.switch", Criticality.Core, device.Address), (known.UnitCode, known.ClassCode, known.Criticality, known.Address));
        OpenedAlarm opened = Assert.Single(await Store.ListOpened(Only(Estate.Sichuan), Estate.Sichuan.Id, Alarms.Noon, 100, Stop), one => one.Subject.Id == device.Id);
        Assert.Equal("cpu.load", opened.Alarm.Type);
        Assert.Empty(await Store.ListOpened(Only(Estate.Changsha), Estate.Sichuan.Id, Alarms.Noon, 100, Stop));
    }

    private async Task<AlarmRuleLayer> Put(
        UnitRow unit, string? key, AlarmRuleFields fields, ImmutableArray<AlarmRuleField> sets = default, ImmutableArray<AlarmRuleField> finals = default)
    {
        ChangeOutcome<AlarmRuleLayer> put = await Store.Put(
            Duty, Only(unit), new(unit.Id, key, fields, sets.IsDefault ? [] : sets, finals.IsDefault ? [] : finals), 0, Stop);
        Assert.True(put.Verdict == ChangeVerdict.Done, put.Reason);
        return put.Value!;
    }

    private async Task<ImmutableArray<AlarmRuleLayer>> List(UnitScope scope) => (await Store.List(scope, Stop)).Layers;
}
