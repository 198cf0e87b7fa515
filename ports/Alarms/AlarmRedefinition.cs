namespace PrisonOps.Ports.Alarms;

/// <summary>A rule has given the alarm another level than its source.</summary>
/// <param name="From">What the source says now; the row's own level is the rule's.</param>
[GenerateSerializer, Immutable, Alias("prisonops.alarm-redefinition")]
public sealed record AlarmRedefinition([property: Id(0)] string RuleKey, [property: Id(1)] string RuleName, [property: Id(2)] AlarmSeverity From);
