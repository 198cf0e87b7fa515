using System.Collections.Immutable;
using PrisonOps.Ports.Logs;

namespace PrisonOps.Ports.Flows;

/// <summary>What is committed together: minutes of objects, and counts of exporters that are no object's.</summary>
/// <param name="Id">Names the batch, so that a commit whose answer was lost is not repeated.</param>
public sealed record FlowBatch(Guid Id, ImmutableArray<StoredFlowMinute> Minutes, ImmutableArray<UnmappedCount> Unmapped);
