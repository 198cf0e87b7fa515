using PrisonOps.Grains.Objects;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Units;

namespace PrisonOps.Tests.Grains.Objects;

public sealed class StackReaderTests
{
    private static readonly Guid Switch = Guid.Parse("00000000-0000-0000-0000-000000000001");

    [Fact]
    [Trait("Clause", "8.1.2-b.2")]
    public async Task A_stack_that_was_read_is_given_back_with_a_verdict_on_each_member()
    {
        Guid[] hosts = [.. Enumerable.Range(10, 20).Select(number => new Guid(number, 0, 0, new byte[8]))];
        StackRows rows = new(
            [Item(Switch, ObjectState.Unreachable), .. hosts.Select(host => Item(host, ObjectState.Normal))],
            [.. hosts.Select(host => new StackEdge(host, RelationType.ConnectedTo, Switch))], [], true);

        StackView stack = (await new StackReader(new Rows(rows)).Read(UnitScope.Everything, Switch, TestContext.Current.CancellationToken))!;

        Assert.Equal([StackMark.Root, .. Enumerable.Repeat(StackMark.Affected, 20)], stack.Members.Select(member => member.Verdict.Mark));
        Assert.Equal(rows.Objects, stack.Members.Select(member => member.Item));
        Assert.True(stack.IsCut);
    }

    [Fact]
    public async Task An_object_that_is_not_in_scope_has_no_stack() =>
        Assert.Null(await new StackReader(new Rows(null)).Read(UnitScope.Everything, Switch, TestContext.Current.CancellationToken));

    private static ObjectListItem Item(Guid id, ObjectState state) => new(
        id, new(4, 2, 4), "监狱", "Prison", "network.switch", $"{id}", $"{id}", Criticality.Core, MonitoringProtocol.Snmp, "office", "10.0.0.1", null, null, state, null,
        DateTimeOffset.UnixEpoch, null, 1);

    private sealed class Rows(StackRows? rows) : IStackQueries
    {
        public Task<StackRows?> Read(UnitScope scope, Guid objectId, CancellationToken cancellationToken) => Task.FromResult(rows);
    }
}
