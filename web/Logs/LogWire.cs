using PrisonOps.Ports.Logs;

namespace PrisonOps.Web.Logs;

/// <summary>Pushed messages and their rules as the browser gets them.</summary>
internal static class LogWire
{
    public static Wire.LogEntry Entry(LogListItem item) => new(
        item.Sequence, item.At, item.DeviceAt, item.NetworkDomain, item.Address, item.ObjectId, item.ObjectCode, item.ObjectName, item.Place.Unit, item.Kind,
        item.Facility, (int)item.Severity, item.Host, item.App, item.Text, item.TrapOid, item.Rule, [.. item.Variables.Select(Variable)]);

    public static Wire.UnmappedSource Unmapped(UnmappedListItem item) => new(
        item.Key.NetworkDomain, item.Key.Address, item.Key.Kind, item.Key.Key, item.Reason, item.ObjectId, item.ObjectName, item.Place.Unit, item.Count,
        item.FirstAt, item.LastAt, (int)item.Severity, item.Text, [.. item.Variables.Select(Variable)]);

    public static Wire.EventRule Rule(StoredEventRule rule) => new(
        rule.Id.ToString(), rule.Id, rule.Draft.Name, rule.Draft.Name, EventRule.Custom, Draft(rule.Draft), rule.ChangedBy, rule.ChangedAt, rule.Revision);

    public static Wire.EventRule Rule(EventRule rule) => new(
        rule.Code, null, rule.NameZh, rule.NameEn, rule.AlarmType,
        Draft(new(0, rule.NameZh, true, rule.Match, rule.Effect, rule.Severity, rule.InstanceVariable, rule.EndsAfter)), null, null, 0);

    public static EventRuleDraft ToPorts(Wire.EventRuleDraft draft) => new(
        draft.UnitId, draft.Name, draft.Enabled,
        new(draft.Kind, [.. draft.TrapOids ?? []], draft.App, draft.Prefix, draft.Contains, (LogSeverity?)draft.AtLeast), draft.Effect, draft.Severity,
        draft.InstanceVariable, draft.EndsAfterSeconds is { } seconds ? TimeSpan.FromSeconds(Math.Clamp(seconds, 0, int.MaxValue)) : null);

    private static Wire.EventRuleDraft Draft(EventRuleDraft draft) => new(
        draft.UnitId, draft.Name, draft.Enabled, draft.Match.Kind, draft.Match.TrapOids, draft.Match.App, draft.Match.Prefix, draft.Match.Contains,
        (int?)draft.Match.AtLeast, draft.Effect, draft.Severity, draft.InstanceVariable, draft.EndsAfter?.TotalSeconds);

    private static Wire.LogVariable Variable(LogVariable variable) => new(variable.Name, variable.Value);
}
