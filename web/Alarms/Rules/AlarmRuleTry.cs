namespace PrisonOps.Web.Alarms.Rules;

internal sealed record AlarmRuleTry(Wire.AlarmRuleDraft Draft, int? Days);
