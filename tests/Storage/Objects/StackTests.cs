using PrisonOps.Ports;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Units;

namespace PrisonOps.Tests.Storage.Objects;

public sealed class StackTests(EstateFixture estate) : StorageTest(estate)
{
    private IStackQueries Stacks => Get<IStackQueries>();

    [Fact]
    [Trait("Clause", "8.1.2-b.2")]
    public async Task A_stack_holds_what_an_object_stands_on_and_what_stands_on_it_with_all_their_alarms()
    {
        ObjectConfiguration application = await New(), server = await New(), below = await New(), ups = await New(), beside = await New(), group = await New();
        await Relate(application, RelationType.HostedBy, server);
        await Relate(server, RelationType.ConnectedTo, below);
        await Relate(below, RelationType.PoweredBy, ups);
        // What else the switch carries, and a group, are no part of the server's stack.
        await Relate(beside, RelationType.ConnectedTo, below);
        await Relate(server, RelationType.MemberOf, group);
        await Open(ups, "ups.on-battery");
        await Open(application, "device.unreachable");
        await Open(beside, "device.unreachable");

        StackRows stack = (await Stacks.Read(Only(Estate.Chengdu), server.Id, Stop))!;

        Assert.Equal([server.Id, below.Id, ups.Id, application.Id], stack.Objects.Select(item => item.Id));
        Assert.Equal(
            new[] { new StackEdge(application.Id, RelationType.HostedBy, server.Id), new(server.Id, RelationType.ConnectedTo, below.Id), new(below.Id, RelationType.PoweredBy, ups.Id) }.ToHashSet(),
            stack.Edges.ToHashSet());
        Assert.Equal(new[] { ups.Id, application.Id }.ToHashSet(), stack.Alarms.Select(item => item.Alarm.ObjectId).ToHashSet());
        Assert.False(stack.IsCut);
    }

    [Fact]
    [Trait("Clause", "8.1.2-a.1")]
    public async Task The_stack_of_an_application_is_its_middleware_database_systems_machines_server_and_switch_and_nothing_else()
    {
        ObjectConfiguration application = await New(), middleware = await New(), database = await New(), system = await New(), machine = await New(),
            server = await New(), below = await New(), other = await New(), otherServer = await New();
        await Relate(application, RelationType.DependsOn, middleware);
        await Relate(application, RelationType.DependsOn, database);
        await Relate(middleware, RelationType.RunsOn, system);
        await Relate(database, RelationType.RunsOn, system);
        await Relate(system, RelationType.HostedBy, machine);
        await Relate(machine, RelationType.HostedBy, server);
        await Relate(server, RelationType.ConnectedTo, below);
        await Relate(other, RelationType.RunsOn, otherServer);
        await Relate(otherServer, RelationType.ConnectedTo, below);

        StackRows stack = (await Stacks.Read(Only(Estate.Chengdu), application.Id, Stop))!;

        Assert.Equal(
            new[] { application.Id, middleware.Id, database.Id, system.Id, machine.Id, server.Id, below.Id }.ToHashSet(), stack.Objects.Select(item => item.Id).ToHashSet());
        Assert.Equal(7, stack.Edges.Length);
    }

    [Fact]
    public async Task A_redundant_partner_is_in_the_stack_whichever_of_the_two_was_recorded_first()
    {
        ObjectConfiguration application = await New(), one = await New(), other = await New(), below = await New();
        await Relate(application, RelationType.HostedBy, one);
        await Relate(other, RelationType.RedundantWith, one);
        await Relate(one, RelationType.ConnectedTo, below);

        Assert.Contains(other.Id, await Ids(application));
        Assert.Contains(one.Id, await Ids(other));
        Assert.Contains(other.Id, await Ids(below));
    }

    [Fact]
    public async Task What_is_out_of_scope_is_in_no_stack_and_neither_is_what_only_it_leads_to()
    {
        UnitScope both = new(false, [], [Estate.Chengdu.Id, Estate.Mianyang.Id], []), mine = Only(Estate.Chengdu);
        ObjectConfiguration server = await New(), foreign = await Estate.NewSwitch(Estate.Mianyang), beyond = await New(), foreignAbove = await Estate.NewSwitch(Estate.Mianyang);
        await Relate(server, RelationType.ConnectedTo, foreign, both);
        await Relate(foreign, RelationType.ConnectedTo, beyond, both);
        await Relate(foreignAbove, RelationType.DependsOn, server, both);
        await Open(foreign, "device.unreachable");

        StackRows stack = (await Stacks.Read(mine, server.Id, Stop))!;

        Assert.Equal([server.Id], stack.Objects.Select(item => item.Id));
        Assert.Empty(stack.Edges);
        Assert.Empty(stack.Alarms);
        Assert.Null(await Stacks.Read(mine, foreign.Id, Stop));
        Assert.Equal(4, (await Stacks.Read(both, server.Id, Stop))!.Objects.Length);
    }

    [Fact]
    public async Task Ended_relations_and_retired_objects_leave_the_stack()
    {
        ObjectConfiguration server = await New(), old = await New(), retired = await New();
        RelationRow relation = await Relate(server, RelationType.ConnectedTo, old);
        await Relate(server, RelationType.PoweredBy, retired);
        await Get<IObjectStore>().EndRelation(Duty, Only(Estate.Chengdu), relation.Id, Stop);
        await Get<IObjectStore>().Retire(Duty, Only(Estate.Chengdu), retired.Id, retired.Revision, Stop);

        Assert.Equal([server.Id], await Ids(server));
    }

    [Fact]
    public async Task A_stack_is_cut_at_300_objects_and_12_levels_and_says_so()
    {
        ObjectConfiguration wide = await New(), last = await New();
        for (int host = 0; host < 300; host++) await Relate(await New(), RelationType.ConnectedTo, wide);
        ObjectConfiguration[] chain = [last, .. await Task.WhenAll(Enumerable.Range(0, 13).Select(_ => New()))];
        for (int link = 1; link < chain.Length; link++) await Relate(chain[link], RelationType.DependsOn, chain[link - 1]);

        StackRows full = (await Stacks.Read(Only(Estate.Chengdu), wide.Id, Stop))!, deep = (await Stacks.Read(Only(Estate.Chengdu), chain[^1].Id, Stop))!;
        StackRows fits = (await Stacks.Read(Only(Estate.Chengdu), chain[^2].Id, Stop))!;

        Assert.Equal((300, true), (full.Objects.Length, full.IsCut));
        Assert.Equal((13, true), (deep.Objects.Length, deep.IsCut));
        Assert.Equal((14, false), (fits.Objects.Length, fits.IsCut));
    }

    [Fact]
    public async Task Of_too_many_objects_those_that_are_not_well_are_kept()
    {
        ObjectConfiguration wide = await New();
        for (int host = 0; host < 300; host++) await Relate(await New(), RelationType.ConnectedTo, wide);
        ObjectConfiguration failed = await New();
        await Relate(failed, RelationType.ConnectedTo, wide);
        await Get<IRosterStore>().SaveStates([new(failed.Id, failed.Place, ObjectState.Fault, "cpu.load", DateTimeOffset.UnixEpoch, null, 5)], Stop);

        Assert.Contains(failed.Id, await Ids(wide));
    }

    private Task<ObjectConfiguration> New() => Estate.NewSwitch(Estate.Chengdu);

    private async Task<IEnumerable<Guid>> Ids(ObjectConfiguration of) =>
        (await Stacks.Read(Only(Estate.Chengdu), of.Id, Stop))!.Objects.Select(item => item.Id);

    private Task<int> Open(ObjectConfiguration of, string type) => Estate.Sql<int>(
        $"""
        insert into alarm (id, object_id, unit_id, province, prison, type, instance, severity, original_severity, first_at, opened_at, last_at, count,
          evidence_hits, evidence_window, evidence_detail, object_revision, revision, state)
        values (gen_random_uuid(), '{of.Id}', {of.Place.Unit}, {of.Place.Province}, {of.Place.Prison}, '{type}', '', {(int)AlarmSeverity.Major}, {(int)AlarmSeverity.Major},
          now(), now(), now(), 1, 1, 1, '', 1, 1, {(int)AlarmState.Unacknowledged})
        returning 1
        """);

    private async Task<RelationRow> Relate(ObjectConfiguration from, RelationType type, ObjectConfiguration to, UnitScope? scope = null)
    {
        ChangeOutcome<RelationRow> made = await Get<IObjectStore>().Relate(Duty, scope ?? Only(Estate.Chengdu), from.Id, type, to.Id, null, null, Stop);
        Assert.True(made.Verdict == ChangeVerdict.Done, made.Reason);
        return made.Value!;
    }
}
