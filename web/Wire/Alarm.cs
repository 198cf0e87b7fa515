using PrisonOps.Ports.Alarms;

namespace PrisonOps.Web.Wire;

/// <param name="Life">What rules and people have made of it; null for the many alarms that have nothing of it.</param>
public sealed record Alarm(
    Guid Id, Guid ObjectId, string ObjectCode, string ObjectName, string ClassCode, string? LocationName, int UnitId, string UnitNameZh,
    string UnitNameEn, string Type, string Instance, AlarmSeverity Severity, AlarmSeverity OriginalSeverity, DateTimeOffset FirstAt,
    DateTimeOffset OpenedAt, DateTimeOffset LastAt, int Count, Evidence Evidence, string? AcknowledgedBy, DateTimeOffset? AcknowledgedAt,
    string? Note, DateTimeOffset? ClearedAt, string? ClearedBy, string? ClearReason, long Revision, AlarmState State, AlarmLife? Life);
