using System.Collections.Immutable;
using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Flows;

public interface IFlowQueries
{
    /// <summary>Null when the object is not in the scope.</summary>
    Task<FlowSummary?> Read(UnitScope scope, Guid objectId, FlowFilter filter, int top, CancellationToken cancellationToken);

    /// <summary>The greatest first, up to <paramref name="max"/>; null when the object is not in the scope.</summary>
    Task<ImmutableArray<ConversationTraffic>?> ListConversations(UnitScope scope, Guid objectId, FlowFilter filter, int max, CancellationToken cancellationToken);
}
