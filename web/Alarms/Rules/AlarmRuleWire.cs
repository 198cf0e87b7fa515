using System.Text.Json;
using PrisonOps.Ports.Alarms.Rules;
using PrisonOps.Web.Hosting;

namespace PrisonOps.Web.Alarms.Rules;

/// <summary>Rules of alarms as the browser gets and sends them.</summary>
internal static class AlarmRuleWire
{
    public static Wire.AlarmRule Rule(ResolvedAlarmRule rule, AlarmRuleLayer? own) => new(
        rule.Key, rule.UnitId, Fields(rule.Fields), rule.Origins.ToDictionary(origin => Name(origin.Key), origin => origin.Value),
        rule.Finals.ToDictionary(final => Name(final.Key), final => final.Value),
        [.. rule.Conflicts.Select(conflict => new Wire.AlarmRuleConflict(conflict.Field, conflict.UnitId))], rule.OutdatedUnits, own?.Id, own?.Revision ?? 0,
        own?.Sets ?? [], own?.ChangedBy, own?.ChangedAt);

    public static AlarmRuleDraft ToPorts(Wire.AlarmRuleDraft draft) => new(
        draft.UnitId, draft.Key,
        new()
        {
            Name = draft.Fields.Name.Trim(), Enabled = draft.Fields.Enabled, Order = draft.Fields.Order, Filter = draft.Fields.Filter,
            Hours = [.. draft.Fields.Hours.Select(Hours)], Zone = draft.Fields.Zone, Severity = draft.Fields.Severity,
            AnnounceAfter = Seconds(draft.Fields.AnnounceAfterSeconds), Suppress = draft.Fields.Suppress, Acknowledge = draft.Fields.Acknowledge,
            ClearAfter = Seconds(draft.Fields.ClearAfterSeconds), Ticket = draft.Fields.Ticket, Forward = QueryText.NullIfEmpty(draft.Fields.Forward),
        },
        [.. draft.Sets.Distinct()], [.. draft.Finals.Distinct()]);

    public static Wire.AlarmRulePreview Preview(AlarmRulePreview preview, bool isCut) => new(
        preview.Alarms, preview.Matched, preview.Effects.ToDictionary(effect => JsonNamingPolicy.CamelCase.ConvertName(effect.Key.ToString()), effect => effect.Value),
        [
            .. preview.Samples.Select(sample => new Wire.AlarmRulePreviewAlarm(
                sample.AlarmId, sample.ObjectCode, sample.ObjectName, sample.Type, sample.Instance, sample.OpenedAt, sample.Before, sample.After, sample.Effects)),
        ],
        isCut);

    public static Wire.AlarmWindow Window(AlarmWindowItem item)
    {
        (AlarmWindow window, AlarmWindowDraft draft) = (item.Window, item.Window.Draft);
        return new(
            window.Id, new(draft.UnitId, draft.Kind, draft.ObjectId, draft.ClassCode, draft.From, draft.Until, [.. draft.Hours.Select(Hours)], draft.Zone, draft.Reason),
            item.ObjectCode, item.ObjectName, window.ChangedBy, window.ChangedAt, window.Revision);
    }

    public static AlarmWindowDraft ToPorts(Wire.AlarmWindowDraft draft, DateTimeOffset now) => new(
        draft.UnitId, draft.Kind, draft.ObjectId, QueryText.NullIfEmpty(draft.ClassCode), draft.From?.ToUniversalTime() ?? now, draft.Until.ToUniversalTime(),
        [.. draft.Hours.Select(Hours)], draft.Zone ?? AlarmRuleFields.DefaultZone, draft.Reason.Trim());

    private static Wire.AlarmRuleFields Fields(AlarmRuleFields fields) => new(
        fields.Name, fields.Enabled, fields.Order, fields.Filter, [.. fields.Hours.Select(Hours)], fields.Zone, fields.Severity, fields.AnnounceAfter?.TotalSeconds,
        fields.Suppress, fields.Acknowledge, fields.ClearAfter?.TotalSeconds, fields.Ticket, fields.Forward);

    private static Wire.WeeklyHours Hours(WeeklyHours hours) =>
        new([.. hours.Days.Select(day => day == DayOfWeek.Sunday ? 7 : (int)day).Order()], hours.From, hours.To);

    private static WeeklyHours Hours(Wire.WeeklyHours hours) =>
        new([.. hours.Days.Where(day => day is >= 1 and <= 7).Distinct().Select(day => (DayOfWeek)(day % 7))], hours.From, hours.To);

    private static TimeSpan? Seconds(double? given) => given is { } seconds ? TimeSpan.FromSeconds(Math.Clamp(seconds, -1, int.MaxValue)) : null;

    private static string Name(AlarmRuleField field) => JsonNamingPolicy.CamelCase.ConvertName(field.ToString());
}
