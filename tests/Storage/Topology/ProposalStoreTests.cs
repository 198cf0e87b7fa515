using System.Collections.Immutable;
using PrisonOps.Ports;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Topology;
using PrisonOps.Ports.Topology.Discovery;
using PrisonOps.Ports.Units;

namespace PrisonOps.Tests.Storage.Topology;

public sealed class ProposalStoreTests(EstateFixture estate) : StorageTest(estate)
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 29, 12, 0, 0, TimeSpan.Zero);

    private IDiscoveryStore Grid => Get<IDiscoveryStore>();

    private IProposalStore People => Get<IProposalStore>();

    [Fact]
    [Trait("Clause", "8.3.4-d.1")]
    public async Task An_accepted_difference_is_a_relation_with_ports_and_a_moved_one_ends_the_former()
    {
        (ObjectConfiguration access, ObjectConfiguration core) = await Pair();
        await Found(Proposal(ProposalKind.New, access, "Gi24", core, "Gi1"));

        ProposalRow first = Assert.Single(await Open(access));
        Assert.Equal(ChangeVerdict.Done, (await People.Decide(Duty, Only(Estate.Chengdu), first.Id, true, null, Stop)).Verdict);
        RelationRow made = Assert.Single(await Relations(access));
        await Found(Proposal(ProposalKind.Moved, access, "Gi23", core, "Gi1") with { RelationId = made.Id, FormerFrom = new(access.Id, "Gi24"), FormerTo = new(core.Id, "Gi1") });
        await People.Decide(Duty, Only(Estate.Chengdu), Assert.Single(await Open(access)).Id, true, null, Stop);

        Assert.Equal(("Gi24", "Gi1", Duty.Name), (made.FromPort, made.ToPort, made.CreatedBy));
        Assert.Equal("Gi23", Assert.Single(await Relations(access)).FromPort);
        Assert.Empty(await Open(access));
        Assert.Equal(ChangeVerdict.Conflict, (await People.Decide(Duty, Only(Estate.Chengdu), first.Id, false, "迟了", Stop)).Verdict);
    }

    [Fact]
    [Trait("Clause", "8.3.4-d.1")]
    public async Task A_refused_one_stays_refused_until_its_evidence_is_another_and_one_that_is_not_found_again_is_withdrawn()
    {
        (ObjectConfiguration access, ObjectConfiguration core) = await Pair();
        LinkProposal proposal = Proposal(ProposalKind.New, access, "Gi24", core, "Gi1");
        await Found(proposal);
        await People.Decide(Duty, Only(Estate.Chengdu), Assert.Single(await Open(access)).Id, false, "临时跳线", Stop);

        await Found(proposal);
        Assert.Empty(await Open(access));
        await Found(proposal with { Fingerprint = "other" });
        Assert.Null(Assert.Single(await Open(access)).Reason);
        await Found();
        Assert.Empty(await Open(access));
    }

    [Fact]
    public async Task Who_does_not_see_both_ends_sees_no_difference()
    {
        ObjectConfiguration access = await Estate.NewSwitch(Estate.Chengdu), upper = await Estate.NewSwitch(Estate.Sichuan);
        await Found(Proposal(ProposalKind.New, access, "Gi24", upper, "Gi1"));

        ProposalRow seen = (await People.List(Only(Estate.Sichuan), null, [ProposalState.Open], Stop)).Single(row => row.From.ObjectId == access.Id);

        Assert.DoesNotContain(await People.List(Only(Estate.Chengdu), null, [ProposalState.Open], Stop), row => row.Id == seen.Id);
        Assert.Equal(ChangeVerdict.NotFound, (await People.Decide(Duty, Only(Estate.Chengdu), seen.Id, true, null, Stop)).Verdict);
        Assert.Null(await People.Report(Only(Estate.Chengdu), Estate.Mianyang.Id, Stop));
    }

    [Fact]
    public async Task A_round_reads_its_unit_with_those_above_and_below_and_leaves_ports_and_sightings()
    {
        ObjectConfiguration own = await Estate.NewSwitch(Estate.Changsha), above = await Estate.NewSwitch(Estate.Hunan), far = await Estate.NewSwitch(Estate.Mianyang);
        await Grid.SaveFacts(own, new(Facts(own), null), Noon, Stop);
        await Grid.SaveFacts(above, new(Facts(above), null), Noon, Stop);
        await Grid.SaveFacts(far, new(Facts(far), null), Noon, Stop);
        await Grid.SaveFacts(own, new(null, "Timeout: no answer"), Noon.AddMinutes(5), Stop);
        RelationRow relation = (await Get<IObjectStore>().Relate(Duty, UnitScope.Everything, own.Id, RelationType.ConnectedTo, above.Id, "Gi1", "Gi2", Stop)).Value!;

        await Grid.Reconcile(
            new(Round(Estate.Changsha), [], [relation.Id], [new(own.Id, "Gi1", "Po1", "1,10-12", 1)], [own.Id]), Stop);
        DiscoveryGround ground = await Grid.LoadGround(Estate.Changsha.Id, Noon.AddDays(-1), Stop);
        DiscoveryReport report = (await People.Report(Only(Estate.Changsha), Estate.Changsha.Id, Stop))!;

        Assert.Equal(new[] { own.Id, above.Id }.Order(), ground.Facts.Select(facts => facts.ObjectId).Order());
        Assert.DoesNotContain(ground.Objects, item => item.Id == far.Id);
        Assert.NotNull(Assert.Single(ground.Accepted).SeenAt);
        Assert.Equal("Timeout: no answer", Assert.Single(report.Silent).Reason);
        Assert.Equal("Po1", Assert.Single((await Get<ITopologyStore>().Load(Only(Estate.Changsha), TopologyMapIds.Automatic(Estate.Changsha.Id), Stop))!.Ports).Aggregate);
        Assert.Contains(await Grid.ListRounds(Stop), round => round.Unit == Estate.Changsha.Id && round.Last is not null);
    }

    private async Task<(ObjectConfiguration Access, ObjectConfiguration Core)> Pair() => (await Estate.NewSwitch(Estate.Chengdu), await Estate.NewSwitch(Estate.Chengdu));

    private async Task<ImmutableArray<ProposalRow>> Open(ObjectConfiguration access) =>
        [.. (await People.List(Only(Estate.Chengdu), Estate.Chengdu.Id, [ProposalState.Open], Stop)).Where(row => row.From.ObjectId == access.Id)];

    private Task<ImmutableArray<RelationRow>> Relations(ObjectConfiguration access) =>
        Get<IObjectStore>().ListRelations(Only(Estate.Chengdu), access.Id, false, Stop);

    private Task Found(params ImmutableArray<LinkProposal> proposals) => Grid.Reconcile(new(Round(Estate.Chengdu), proposals, [], [], []), Stop);

    private static DiscoveryRound Round(UnitRow unit) => new(unit.Place, Noon, Noon.AddMinutes(1), 3, 2, 1, []);

    private static DeviceFacts Facts(ObjectConfiguration device) => new(device.Id, Noon, device.Code, true, ["02:00:00:00:00:01"], [], [], [], [], []);

    private static LinkProposal Proposal(ProposalKind kind, ObjectConfiguration from, string fromPort, ObjectConfiguration to, string toPort) => new(
        kind, new(from.Id, fromPort), new(to.Id, toPort), null, null, null, 0.99,
        [new(EvidenceSource.Lldp, from.Id, fromPort, "neighbour", "core / Gi1", Noon)], "one");
}
