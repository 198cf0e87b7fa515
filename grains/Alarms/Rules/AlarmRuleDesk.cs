using System.Collections.Immutable;
using System.Text.Json;
using PrisonOps.Analyzers.Alarms;
using PrisonOps.Analyzers.Alarms.Rules;
using PrisonOps.Analyzers.Expressions;
using PrisonOps.Ports;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Alarms.Rules;
using PrisonOps.Ports.Units;

namespace PrisonOps.Grains.Alarms.Rules;

/// <summary>What a person may write into a rule, told with the field, its value and what is allowed; and what the rule comes to.</summary>
internal sealed class AlarmRuleDesk : IAlarmRuleDesk
{
    private const int NameLengthMax = 80;
    private const int TargetLengthMax = 80;
    private const int HoursMax = 14;
    private const int OrderMax = 10_000;
    private const int ReasonLengthMax = 500;
    private static readonly TimeSpan WaitMin = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan WaitMax = TimeSpan.FromDays(7);
    private static readonly TimeSpan WindowMax = TimeSpan.FromDays(366);

    public ImmutableArray<FilterField> Fields { get; } =
    [
        .. AlarmFields.Schema.Fields.Select(field => new FilterField(
            field.Name, JsonNamingPolicy.CamelCase.ConvertName(field.Kind.ToString()), field.Other, [.. ExpressionOperators.Of(field.Kind)],
            [.. field.Words.Select(word => word.Name)])),
    ];

    public Refusal? CheckFilter(string filter) => Expression.TryParse(filter, AlarmFields.Schema, out Refusal? refusal) is null ? refusal : null;

    public (string Field, Refusal Refusal)? Check(AlarmRuleDraft draft, AlarmRuleRows rows, UnitPlace place) =>
        CheckNames(draft.Fields) ?? CheckTimes(draft.Fields) ?? CheckEffects(draft.Fields) ?? CheckFinals(draft, rows, place);

    public (string Field, Refusal Refusal)? Check(AlarmWindowDraft draft, DateTimeOffset now)
    {
        if (!Enum.IsDefined(draft.Kind)) return ("kind", Refusals.OneOf(draft.Kind.ToString(), ["maintenance", "expectedOff"]));
        if (draft.Reason.Trim().Length is 0 or > ReasonLengthMax) return ("reason", Refusals.Length(draft.Reason.Trim().Length, 1, ReasonLengthMax));
        if (draft.Until <= now) return ("until", Refusals.Passed(draft.Until));
        if (draft.Until <= draft.From || draft.Until - draft.From > WindowMax)
            return ("until", Refusal.Of("window-end", "A window ends after it begins, and within {days} days.", ("days", WindowMax.TotalDays)));
        return CheckHours(draft.Hours, draft.Zone);
    }

    public ImmutableArray<ResolvedAlarmRule> Resolve(AlarmRuleRows rows, UnitPlace place) => AlarmRuleLayers.Resolve(rows.Layers, place);

    public AlarmRulePreview Preview(ImmutableArray<OpenedAlarm> opened, AlarmRuleRows rows, AlarmRuleDraft draft, UnitPlace place, DateTimeOffset now)
    {
        string key = draft.Key ?? "draft";
        AlarmRuleLayer? above = rows.Above(key, place);
        AlarmRuleLayer tried = new(
            Guid.Empty, place, key, draft.Fields, above is null ? AlarmRuleLayer.AllFields : draft.Sets, draft.Finals, above?.Revision, "", now, 0);
        return AlarmRuleTrial.Preview(opened, rows, tried, now);
    }

    private static (string, Refusal)? CheckNames(AlarmRuleFields fields)
    {
        if (fields.Name.Trim().Length is 0 or > NameLengthMax) return ("name", Refusals.Length(fields.Name.Trim().Length, 1, NameLengthMax));
        if (fields.Order is < 0 or > OrderMax) return ("order", Refusals.Range(fields.Order, 0, OrderMax));
        return Expression.TryParse(fields.Filter, AlarmFields.Schema, out Refusal? refusal) is null ? ("filter", refusal!) : null;
    }

    private static (string, Refusal)? CheckTimes(AlarmRuleFields fields)
    {
        if (fields.AnnounceAfter is { } announce && (announce < WaitMin || announce > WaitMax)) return ("announceAfterSeconds", Wait(announce));
        if (fields.ClearAfter is { } clear && (clear < WaitMin || clear > WaitMax)) return ("clearAfterSeconds", Wait(clear));
        return CheckHours(fields.Hours, fields.Zone);
    }

    private static (string, Refusal)? CheckHours(ImmutableArray<WeeklyHours> hours, string zone)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
            return ("zone", Refusal.Of(
                "time-zone", "'{given}' is no time zone; allowed are IANA names, for example {example}.", ("given", zone), ("example", AlarmRuleFields.DefaultZone)));
        return hours.Length > HoursMax || hours.Any(period => period.Days.IsDefaultOrEmpty)
            ? ("hours", Refusal.Of("rule-hours", "{given} periods are given; allowed are at most {max}, each of at least one day.", ("given", hours.Length), ("max", HoursMax)))
            : null;
    }

    private static (string, Refusal)? CheckEffects(AlarmRuleFields fields)
    {
        if (fields.Severity is { } severity && !Enum.IsDefined(severity))
            return ("severity", Refusals.OneOf(severity.ToString(), Enum.GetNames<AlarmSeverity>().Select(name => name.ToLowerInvariant())));
        if (fields.Forward is { } target && target.Trim().Length is 0 or > TargetLengthMax)
            return ("forward", Refusals.Length(fields.Forward.Trim().Length, 1, TargetLengthMax));

        bool doesSomething = fields.Severity is not null || fields.AnnounceAfter is not null || fields.Suppress || fields.Acknowledge
            || fields.ClearAfter is not null || fields.Ticket || fields.Forward is not null;
        return doesSomething ? null : ("severity", Refusal.Of("rule-effect", "The rule changes nothing; it needs at least one effect."));
    }

    private static (string, Refusal)? CheckFinals(AlarmRuleDraft draft, AlarmRuleRows rows, UnitPlace place)
    {
        if (draft.Key is not { } key || rows.Above(key, place) is not { } above) return null;
        if (AlarmRuleLayers.Resolve(rows.Layers, above.Place).FirstOrDefault(rule => rule.Key == key) is not { } inForce) return null;

        AlarmRuleField? closed = draft.Sets.Cast<AlarmRuleField?>().FirstOrDefault(field => inForce.Finals.ContainsKey(field!.Value));
        return closed is { } field
            ? ("sets", Refusal.Of("rule-final", "'{field}' is fixed by a unit above and cannot be set here.", ("field", JsonNamingPolicy.CamelCase.ConvertName(field.ToString()))))
            : null;
    }

    private static Refusal Wait(TimeSpan given) => Refusals.Range(given.TotalSeconds, WaitMin.TotalSeconds, WaitMax.TotalSeconds);
}
