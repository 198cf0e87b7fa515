using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Logs;

namespace PrisonOps.Web.Wire;

/// <param name="AtLeast">Level 0 to 7: as urgent as this or more; null: any.</param>
public sealed record EventRuleDraft(
    int UnitId, string Name, bool Enabled, LogKind Kind, IReadOnlyList<string> TrapOids, string? App, string? Prefix, string? Contains, int? AtLeast,
    EventEffect Effect, AlarmSeverity Severity, string? InstanceVariable, double? EndsAfterSeconds);
