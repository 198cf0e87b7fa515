using PrisonOps.Analyzers.Objects;
using PrisonOps.Ports.Objects;

namespace PrisonOps.Tests.Unit.Objects;

public sealed class StackRootsTests
{
    private static readonly Guid Switch = Guid.Parse("00000000-0000-0000-0000-000000000001"), Other = Guid.Parse("00000000-0000-0000-0000-000000000002");
    private static readonly Guid Host = Guid.Parse("00000000-0000-0000-0000-000000000003"), Application = Guid.Parse("00000000-0000-0000-0000-000000000004");

    [Theory]
    [InlineData(ObjectState.Unreachable)]
    [InlineData(ObjectState.Normal)]
    [Trait("Clause", "8.1.2-b.2")]
    public void A_switch_that_is_down_under_twenty_hosts_is_the_root_and_the_twenty_are_affected(ObjectState ofHosts)
    {
        Guid[] hosts = [.. Enumerable.Range(10, 20).Select(number => new Guid(number, 0, 0, new byte[8]))];

        IReadOnlyDictionary<Guid, StackVerdict> judged = StackRoots.Decide(
            [Node(Switch, ObjectState.Unreachable), .. hosts.Select(host => Node(host, ofHosts))],
            [.. hosts.Select(host => new StackEdge(host, RelationType.ConnectedTo, Switch))]);

        Assert.Equal(StackMark.Root, judged[Switch].Mark);
        Assert.All(hosts, host => Assert.Equal((StackMark.Affected, Switch), (judged[host].Mark, Assert.Single(judged[host].Roots))));
    }

    [Fact]
    public void A_node_whose_redundant_partner_is_up_is_not_the_cause()
    {
        IReadOnlyDictionary<Guid, StackVerdict> judged = Pair(ObjectState.Warning);

        Assert.Equal((StackMark.None, Other), (judged[Switch].Mark, judged[Switch].CoveredBy));
        Assert.Equal(StackMark.Root, judged[Host].Mark);
        Assert.Equal([Host], judged[Application].Roots);
    }

    [Fact]
    public void Two_redundant_partners_that_are_both_down_are_both_roots()
    {
        IReadOnlyDictionary<Guid, StackVerdict> judged = Pair(ObjectState.Fault);

        Assert.Equal((StackMark.Root, StackMark.Root, StackMark.Affected), (judged[Switch].Mark, judged[Other].Mark, judged[Host].Mark));
        Assert.Equal([Switch, Other], judged[Application].Roots);
    }

    [Fact]
    public void A_circle_ends_and_what_hangs_on_it_names_all_of_it()
    {
        IReadOnlyDictionary<Guid, StackVerdict> judged = StackRoots.Decide(
            [Node(Switch, ObjectState.Fault), Node(Other, ObjectState.Unreachable), Node(Host, ObjectState.Normal)],
            [new(Switch, RelationType.ConnectedTo, Other), new(Other, RelationType.ConnectedTo, Switch), new(Host, RelationType.ConnectedTo, Switch)]);

        Assert.Equal((StackMark.Root, StackMark.Root), (judged[Switch].Mark, judged[Other].Mark));
        Assert.Equal([Switch, Other], judged[Host].Roots);
    }

    [Fact]
    public void Planned_work_with_a_finding_explains_what_fails_above_it_and_without_one_it_does_not()
    {
        StackVerdict With(string? reason) => StackRoots.Decide(
            [new(Switch, ObjectState.Maintenance, reason), Node(Host, ObjectState.Unreachable)], [new(Host, RelationType.ConnectedTo, Switch)])[Host];

        Assert.Equal([Switch], With("device.unreachable").Roots);
        Assert.Equal(StackMark.Root, With(null).Mark);
    }

    [Fact]
    public void A_group_and_a_relation_to_what_is_not_in_the_stack_carry_no_failure()
    {
        IReadOnlyDictionary<Guid, StackVerdict> judged = StackRoots.Decide(
            [Node(Switch, ObjectState.Fault), Node(Host, ObjectState.Normal)],
            [new(Host, RelationType.MemberOf, Switch), new(Host, RelationType.DependsOn, Other)]);

        Assert.Equal((StackMark.Root, StackMark.None), (judged[Switch].Mark, judged[Host].Mark));
    }

    /// <summary>An application on a host on two switches that stand in for each other; the first of them and the host are down.</summary>
    private static IReadOnlyDictionary<Guid, StackVerdict> Pair(ObjectState other) => StackRoots.Decide(
        [Node(Switch, ObjectState.Unreachable), Node(Other, other), Node(Host, ObjectState.Fault), Node(Application, ObjectState.Fault)],
        [
            new(Application, RelationType.HostedBy, Host), new(Host, RelationType.ConnectedTo, Switch), new(Host, RelationType.ConnectedTo, Other),
            new(Other, RelationType.RedundantWith, Switch),
        ]);

    private static StackNode Node(Guid id, ObjectState state) => new(id, state, null);
}
