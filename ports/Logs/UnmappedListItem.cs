using System.Collections.Immutable;
using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Logs;

/// <param name="Severity">The most urgent that was seen.</param>
/// <param name="Text">Of the last message.</param>
public sealed record UnmappedListItem(
    UnmappedKey Key, UnmappedReason Reason, Guid? ObjectId, string? ObjectName, UnitPlace Place, long Count, DateTimeOffset FirstAt, DateTimeOffset LastAt,
    LogSeverity Severity, string Text, ImmutableArray<LogVariable> Variables);
