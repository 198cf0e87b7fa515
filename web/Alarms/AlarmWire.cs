using PrisonOps.Ports.Alarms;

namespace PrisonOps.Web.Alarms;

/// <summary>Alarms as the browser gets them.</summary>
internal static class AlarmWire
{
    public static Wire.Alarm Alarm(AlarmListItem item)
    {
        AlarmRow row = item.Alarm;
        return new(
            row.Id, row.ObjectId, item.ObjectCode, item.ObjectName, item.ClassCode, item.LocationName, row.Place.Unit, item.UnitNameZh,
            item.UnitNameEn, row.Type, row.Instance, row.Severity, row.OriginalSeverity, row.FirstAt, row.OpenedAt, row.LastAt, row.Count,
            Evidence(row.Evidence), row.AcknowledgedBy, row.AcknowledgedAt, row.Note, row.ClearedAt, row.ClearedBy, row.ClearReason, row.Revision,
            row.State, row.Life == AlarmLife.None ? null : Life(row.Life, item.Cause));
    }

    private static Wire.AlarmLife Life(AlarmLife life, AlarmCause? cause) => new(
        life.HeldUntil, life.ClearDueAt, life.Redefinition?.RuleName, life.Suppression?.RuleName,
        life.Shelf is { } shelf ? new(shelf.Until, shelf.By, shelf.Reason) : null,
        life.OutOfService is { } window ? new(window.Kind, window.Until, window.Reason) : null,
        life.FalseAlarm is { } marked ? new(marked.By, marked.At, marked.Reason) : null, life.Upstream is { } upstream ? Upstream(upstream, cause) : null,
        life.Flaps is { Since: { } since } flaps ? new(since, flaps.Times) : null, life.Affected);

    /// <summary>A cause without a name is one that the caller may not see: its unit is all that is said.</summary>
    private static Wire.AlarmUpstream Upstream(AlarmUpstream upstream, AlarmCause? cause) => new(
        cause is null ? null : upstream.CauseId, cause?.Code, cause?.Name, upstream.CausePlace.Unit, upstream.Since, upstream.LiftAt);

    public static Wire.Evidence Evidence(FindingEvidence evidence) => new(
        evidence.Value, evidence.Limit, evidence.Unit, evidence.Hits, evidence.Window, evidence.Detail, evidence.PictureKey,
        [.. evidence.Faults.Select(Fault)], evidence.ReferenceKey, evidence.Expected);

    public static Wire.FaultEvidence Fault(FindingFault fault) => new(
        fault.Code, fault.Score, fault.Severity, fault.Since, fault.Value, fault.Limit, fault.Unit, fault.Hits, fault.Window, fault.Detail,
        fault.Region is { } region ? new(region.X, region.Y, region.Width, region.Height) : null);

    public static Wire.Finding Finding(Finding finding) =>
        new(finding.Type, finding.Instance, finding.Severity, finding.Since, Evidence(finding.Evidence));

    public static Wire.AlarmEvent Event(AlarmTimelineEvent moment) =>
        new(moment.Sequence, moment.At, moment.Kind, moment.Severity, moment.Actor, moment.Note);
}
