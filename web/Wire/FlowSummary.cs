using PrisonOps.Ports.Flows;

namespace PrisonOps.Web.Wire;

/// <param name="LastAt">The last minute of which anything is there; null when the span is empty.</param>
/// <param name="Rates">In bit/s, in and out together.</param>
/// <param name="Places">Where flows have to be sent to.</param>
public sealed record FlowSummary(
    DateTimeOffset From, DateTimeOffset To, DateTimeOffset? LastAt, FlowFormat? Format, FlowSum Total, FlowLoss Loss, IReadOnlyList<SamplePoint> Rates,
    IReadOnlyList<FlowPort> Ports, IReadOnlyList<FlowConversation> Conversations, IReadOnlyList<FlowService> Services, IReadOnlyList<FlowHost> Hosts,
    IReadOnlyList<FlowPlace> Places);
