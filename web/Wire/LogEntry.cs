using PrisonOps.Ports.Logs;

namespace PrisonOps.Web.Wire;

/// <param name="Level">0 (emergency) to 7 (debug) of syslog; a trap is a notice, 5.</param>
/// <param name="Rule">Code of the rule that it fits; null when it fits none.</param>
public sealed record LogEntry(
    long Sequence, DateTimeOffset At, DateTimeOffset? DeviceAt, string NetworkDomain, string Address, Guid? ObjectId, string? ObjectCode, string? ObjectName,
    int UnitId, LogKind Kind, int? Facility, int Level, string Host, string App, string Text, string? TrapOid, string? Rule,
    IReadOnlyList<LogVariable> Variables);
