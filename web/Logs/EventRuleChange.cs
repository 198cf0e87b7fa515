namespace PrisonOps.Web.Logs;

internal sealed record EventRuleChange(Wire.EventRuleDraft Draft, long Revision);
