namespace PrisonOps.Analyzers.Alarms.Rules;

/// <summary>The rule that acknowledges an alarm.</summary>
public sealed record AlarmAcknowledgement(string RuleKey, string RuleName);
