namespace PrisonOps.Ports.Alarms;

/// <summary>The rule that keeps the alarm out of sight.</summary>
[GenerateSerializer, Immutable, Alias("prisonops.alarm-suppression")]
public sealed record AlarmSuppression([property: Id(0)] string RuleKey, [property: Id(1)] string RuleName);
