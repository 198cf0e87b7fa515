using System.Collections.Immutable;
using PrisonOps.Ports.Flows;
using PrisonOps.Ports.Units;

namespace PrisonOps.Tests.Web.Host;

/// <summary>One conversation of every object, and one listener.</summary>
internal sealed class FlowsDouble(ObjectsDouble objects) : IFlowQueries, IFlowPlaces
{
    private static readonly ConversationTraffic Talk = new("10.0.0.1", "=server", "10.0.0.2", null, 6, 443, new(3_000, 4, 1));

    public ImmutableArray<FlowPlace> Places { get; } = [new("office", "any", 2055)];

    public FlowFilter? Asked { get; private set; }

    public async Task<FlowSummary?> Read(UnitScope scope, Guid objectId, FlowFilter filter, int top, CancellationToken cancellationToken)
    {
        Asked = filter;
        return await objects.Find(scope, objectId, cancellationToken) is null
            ? null
            : new(
                filter.To, FlowFormat.NetFlow9, new(5_000, 6, 2), new(1, 2, 3, 4), [new(filter.From, 1, 2, 3, 4)], [new(3, 1_000, 4_000, 100, 400, null, 9)], [Talk],
                [new(6, 443, Talk.Sum)], [new("10.0.0.1", "=server", 0, 3_000)]);
    }

    public async Task<ImmutableArray<ConversationTraffic>?> ListConversations(
        UnitScope scope, Guid objectId, FlowFilter filter, int max, CancellationToken cancellationToken) =>
        await objects.Find(scope, objectId, cancellationToken) is null ? null : [Talk];
}
