using System.Collections.Immutable;
using PrisonOps.Ports.Samples;

namespace PrisonOps.Ports.Flows;

/// <summary>The traffic of an exporter over a span, the greatest of everything first.</summary>
/// <param name="LastAt">The last minute of which anything is there; null when there is none in the span.</param>
/// <param name="Format">Of that minute.</param>
/// <param name="Total">Of the port, in and out, when the filter names one.</param>
/// <param name="Rates">Of the total, in bit/s; a point sums up one or more minutes.</param>
public sealed record FlowSummary(
    DateTimeOffset? LastAt, FlowFormat? Format, FlowSum Total, FlowLoss Loss, ImmutableArray<SamplePoint> Rates, ImmutableArray<PortTraffic> Ports,
    ImmutableArray<ConversationTraffic> Conversations, ImmutableArray<ServiceTraffic> Services, ImmutableArray<HostTraffic> Hosts);
