namespace PrisonOps.Ports.Alarms.Rules;

/// <param name="UnitId">The unit whose value does not count.</param>
public readonly record struct AlarmRuleConflict(AlarmRuleField Field, int UnitId);
