using PrisonOps.Ports.Alarms;

namespace PrisonOps.Ports.Logs;

/// <summary>What a person says of a rule. Its name is the name of the alarm; a rule that clears has the name of the one that raises.</summary>
public sealed record EventRuleDraft(
    int UnitId, string Name, bool Enabled, EventMatch Match, EventEffect Effect, AlarmSeverity Severity, string? InstanceVariable, TimeSpan? EndsAfter);
