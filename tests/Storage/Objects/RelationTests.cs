using PrisonOps.Ports;
using PrisonOps.Ports.Objects;

namespace PrisonOps.Tests.Storage.Objects;

public sealed class RelationTests(EstateFixture estate) : StorageTest(estate)
{
    private IObjectStore Objects => Get<IObjectStore>();

    [Fact]
    [Trait("Clause", "8.1.2-b.1")]
    public async Task A_circle_of_hosts_is_refused_and_one_of_cables_is_not()
    {
        ObjectConfiguration a = await New(), b = await New(), c = await New();
        await Relate(a, RelationType.HostedBy, b);
        await Relate(b, RelationType.HostedBy, c);

        Assert.Equal(ChangeVerdict.Refused, (await Try(c, RelationType.HostedBy, a)).Verdict);

        await Relate(a, RelationType.ConnectedTo, b);
        await Relate(b, RelationType.ConnectedTo, a);
    }

    [Fact]
    public async Task Two_relations_at_once_do_not_close_a_circle_together()
    {
        ObjectConfiguration a = await New(), b = await New();

        ChangeOutcome<RelationRow>[] both = await Task.WhenAll(Try(a, RelationType.MemberOf, b), Try(b, RelationType.MemberOf, a));

        Assert.Equal([ChangeVerdict.Done, ChangeVerdict.Refused], both.Select(r => r.Verdict).Order());
    }

    [Fact]
    public async Task An_ended_relation_stays_as_history()
    {
        ObjectConfiguration a = await New(), b = await New();
        RelationRow relation = await Relate(a, RelationType.PoweredBy, b);
        Assert.Equal(ChangeVerdict.Done, (await Objects.EndRelation(Duty, Only(Estate.Chengdu), relation.Id, Stop)).Verdict);

        Assert.Empty(await Objects.ListRelations(Only(Estate.Chengdu), a.Id, withHistory: false, Stop));
        Assert.NotNull(Assert.Single(await Objects.ListRelations(Only(Estate.Chengdu), b.Id, withHistory: true, Stop)).ValidTo);
        Assert.Equal(ChangeVerdict.NotFound, (await Objects.EndRelation(Duty, Only(Estate.Chengdu), relation.Id, Stop)).Verdict);
        await Relate(a, RelationType.PoweredBy, b);
    }

    [Fact]
    public async Task A_relation_to_a_foreign_object_does_not_exist()
    {
        ObjectConfiguration mine = await New(), foreign = await Estate.NewSwitch(Estate.Changsha);

        Assert.Equal(ChangeVerdict.NotFound, (await Try(mine, RelationType.DependsOn, foreign)).Verdict);
    }

    private Task<ObjectConfiguration> New() => Estate.NewSwitch(Estate.Chengdu);

    private Task<ChangeOutcome<RelationRow>> Try(ObjectConfiguration from, RelationType type, ObjectConfiguration to) =>
        Objects.Relate(Duty, Only(Estate.Chengdu), from.Id, type, to.Id, null, null, Stop);

    private async Task<RelationRow> Relate(ObjectConfiguration from, RelationType type, ObjectConfiguration to)
    {
        ChangeOutcome<RelationRow> made = await Try(from, type, to);
        Assert.True(made.Verdict == ChangeVerdict.Done, made.Reason);
        return made.Value!;
    }
}
