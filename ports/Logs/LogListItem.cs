using System.Collections.Immutable;
using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Logs;

/// <param name="Sequence">The order of storing; messages that are newer have a higher one.</param>
public sealed record LogListItem(
    long Sequence, DateTimeOffset At, DateTimeOffset? DeviceAt, string NetworkDomain, string Address, Guid? ObjectId, string? ObjectCode, string? ObjectName,
    UnitPlace Place, LogKind Kind, int? Facility, LogSeverity Severity, string Host, string App, string Text, string? TrapOid, string? Rule,
    ImmutableArray<LogVariable> Variables);
