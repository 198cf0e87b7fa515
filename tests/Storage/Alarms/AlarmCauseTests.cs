using System.Collections.Immutable;
using System.Text.Json;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Alarms.Suppression;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Outbox;
using PrisonOps.Ports.Units;

namespace PrisonOps.Tests.Storage.Alarms;

/// <summary>What rows say of causes, to whom, and what suppression starts from.</summary>
public sealed class AlarmCauseTests(EstateFixture estate) : StorageTest(estate)
{
    [Fact]
    [Trait("Clause", "8.3.5-c.3")]
    public async Task The_name_of_a_cause_is_read_by_those_who_may_see_it_and_by_nobody_else()
    {
        ObjectConfiguration router = await Estate.NewSwitch(Estate.Sichuan, "省局核心路由器"), host = await Estate.NewSwitch(Estate.Chengdu);
        long head = await Get<IOutboxReader>().ReadHead(Stop);
        AlarmRow alarm = Alarms.New(host, "device.unreachable") with
        {
            State = AlarmState.Suppressed, Life = new() { Upstream = new(router.Id, router.Place, Alarms.Noon, TimeSpan.FromSeconds(68), null) },
        };
        await Get<IAlarmStore>().Commit(host.Place.Unit, [Alarms.Opened(alarm)], Stop);
        IAlarmQueries queries = Get<IAlarmQueries>();

        Assert.Equal(new AlarmCause(router.Code, "省局核心路由器"), (await queries.Find(Only(Estate.Sichuan), alarm.Id, Stop))!.Cause);
        Assert.Null((await queries.Find(Only(Estate.Chengdu), alarm.Id, Stop))!.Cause);
        Assert.Null(Assert.Single(await queries.ListOpen(Only(Estate.Chengdu), 10, Stop), item => item.Alarm.Id == alarm.Id).Cause);
        Assert.Equal(router.Place, (await queries.Find(Only(Estate.Chengdu), alarm.Id, Stop))!.Alarm.Life.Upstream!.CausePlace);
        AlarmPayload told = JsonSerializer.Deserialize<AlarmPayload>((await Told(head, alarm.Id.ToString(), 1))[0].Payload, OutboxJson.Options)!;
        Assert.Equal("省局核心路由器", told.Item.Cause!.Name);
        Assert.DoesNotContain((await queries.Timeline(Only(Estate.Chengdu), alarm.Id, Stop)), moment => moment.Note is not null);
    }

    [Fact]
    public async Task Suppression_starts_from_objects_relations_and_open_alarms_and_reads_again_only_what_changed()
    {
        ISuppressionSource source = Get<ISuppressionSource>();
        ObjectConfiguration parent = await Estate.NewSwitch(Estate.Mianyang), child = await Estate.NewSwitch(Estate.Mianyang), group = await Estate.NewSwitch(Estate.Mianyang);
        IObjectStore objects = Get<IObjectStore>();
        RelationRow relation = (await objects.Relate(Duty, UnitScope.Everything, child.Id, RelationType.ConnectedTo, parent.Id, null, null, Stop)).Value!;
        await objects.Relate(Duty, UnitScope.Everything, child.Id, RelationType.MemberOf, group.Id, null, null, Stop);
        await Get<IAlarmStore>().Commit(
            child.Place.Unit, [Alarms.Opened(Alarms.New(child, "device.unreachable")), Alarms.Opened(Alarms.New(child, "cpu.load"))], Stop);

        ReachRows first = (await source.LoadGraph(null, Stop))!;
        Assert.Contains(new(child.Id, child.Place, MonitoringProtocol.Snmp, TimeSpan.FromSeconds(60)), first.Nodes);
        Assert.Contains(new(child.Id, RelationType.ConnectedTo, parent.Id), first.Edges);
        Assert.DoesNotContain(first.Edges, edge => edge.Type == RelationType.MemberOf);
        ImmutableArray<AlarmRow> open = await source.LoadOpen(["device.unreachable"], Stop);
        Assert.Equal("device.unreachable", Assert.Single(open, row => row.ObjectId == child.Id).Type);
        Assert.Null(await source.LoadGraph(first.Version, Stop));

        await objects.EndRelation(Duty, UnitScope.Everything, relation.Id, Stop);
        ReachRows second = (await source.LoadGraph(first.Version, Stop))!;
        Assert.DoesNotContain(new(child.Id, RelationType.ConnectedTo, parent.Id), second.Edges);
    }
}
