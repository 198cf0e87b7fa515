using System.Collections.Immutable;

namespace PrisonOps.Ports.Flows;

/// <summary>What came of one exporter in the minute that begins at <paramref name="At"/>, by the clock of this installation.</summary>
/// <param name="Conversations">The greatest ones. What is in the total and in none of them is other traffic.</param>
public sealed record FlowMinute(
    FlowExporter Exporter, DateTimeOffset At, FlowFormat Format, FlowSum Total, FlowLoss Loss, ImmutableArray<PortMinute> Ports,
    ImmutableArray<ConversationMinute> Conversations);
