namespace PrisonOps.Web.Alarms.Rules;

/// <param name="Revision">Of the unit's layer that is replaced; 0 for a new one.</param>
internal sealed record AlarmRuleChange(Wire.AlarmRuleDraft Draft, long Revision);
