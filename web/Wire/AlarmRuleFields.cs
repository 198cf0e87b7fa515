using PrisonOps.Ports.Alarms;

namespace PrisonOps.Web.Wire;

/// <summary>What a rule of alarms says; null and false where it has not that effect.</summary>
public sealed record AlarmRuleFields(
    string Name, bool Enabled, int Order, string Filter, IReadOnlyList<WeeklyHours> Hours, string Zone, AlarmSeverity? Severity, double? AnnounceAfterSeconds,
    bool Suppress, bool Acknowledge, double? ClearAfterSeconds, bool Ticket, string? Forward);
