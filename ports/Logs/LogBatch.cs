using System.Collections.Immutable;

namespace PrisonOps.Ports.Logs;

/// <summary>What is committed together: messages, what they say about alarms, and what nobody has mapped.</summary>
/// <param name="Id">Names the batch, so that a commit whose answer was lost is not repeated.</param>
public sealed record LogBatch(Guid Id, ImmutableArray<StoredLog> Messages, ImmutableArray<PushedChange> Changes, ImmutableArray<UnmappedCount> Unmapped);
