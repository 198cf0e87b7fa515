using PrisonOps.Ports;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Logs;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.Storage.Logs;

/// <summary>What a rule may say, told with the field, its value and what is allowed.</summary>
internal static class EventRuleChecks
{
    private const int NameLengthMax = 80;
    private const int TextLengthMax = 200;
    private const int TrapsMax = 20;
    private static readonly TimeSpan EndsAfterMin = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan EndsAfterMax = TimeSpan.FromDays(7);

    public static ChangeOutcome<StoredEventRule>? Check(EventRuleDraft draft) => CheckAlarm(draft) ?? CheckMatch(draft.Match);

    private static ChangeOutcome<StoredEventRule>? CheckAlarm(EventRuleDraft draft)
    {
        if (draft.Name.Trim().Length is 0 or > NameLengthMax) return Refused("name", Refusals.Length(draft.Name.Trim().Length, 1, NameLengthMax));
        if (!Enum.IsDefined(draft.Effect)) return Refused("effect", Refusals.OneOf(draft.Effect.ToString(), ["raise", "clear", "keep"]));
        if (!Enum.IsDefined(draft.Severity))
            return Refused("severity", Refusals.OneOf(draft.Severity.ToString(), Enum.GetNames<AlarmSeverity>().Select(name => name.ToLowerInvariant())));
        if (draft.EndsAfter is { } ends && (ends < EndsAfterMin || ends > EndsAfterMax))
            return Refused("endsAfterSeconds", Refusals.Range(ends.TotalSeconds, EndsAfterMin.TotalSeconds, EndsAfterMax.TotalSeconds));
        return draft.InstanceVariable is { } variable && !ObjectIdentifier.TryParse(variable, out _)
            ? Refused("instanceVariable", NoName(variable))
            : null;
    }

    private static ChangeOutcome<StoredEventRule>? CheckMatch(EventMatch match)
    {
        if (match.Kind is not (LogKind.Syslog or LogKind.Trap)) return Refused("kind", Refusals.OneOf(match.Kind.ToString(), ["syslog", "trap"]));
        if (match.AtLeast is { } level && !Enum.IsDefined(level)) return Refused("atLeast", Refusals.Range((int)level, 0, 7));
        foreach ((string field, string? text) in new[] { ("app", match.App), ("prefix", match.Prefix), ("contains", match.Contains) })
        {
            if (text is { Length: 0 or > TextLengthMax }) return Refused(field, Refusals.Length(text.Length, 1, TextLengthMax));
        }

        if (match.Kind == LogKind.Trap)
        {
            if (match.TrapOids.Length is 0 or > TrapsMax) return Refused("trapOids", Refusals.Range(match.TrapOids.Length, 1, TrapsMax));
            string? wrong = match.TrapOids.FirstOrDefault(
                name => !ObjectIdentifier.TryParse(name.EndsWith(".*", StringComparison.Ordinal) ? name[..^2] : name, out _) || name[0] == '.');
            return wrong is null ? null : Refused("trapOids", NoName(wrong));
        }

        // A rule that fits every line of every program would make an alarm of each.
        bool isAboutSomething = match.App is not null || match.Prefix is not null || match.Contains is not null || match.AtLeast is <= LogSeverity.Critical;
        return isAboutSomething
            ? null
            : Refused("contains", Refusal.Of(
                "event-match", "The rule names nothing to recognise a message by; a program, a beginning, a part of the text, or a level from critical up is needed."));
    }

    private static Refusal NoName(string given) => Refusal.Of(
        "object-identifier", "'{given}' is no object identifier: numbers joined by dots, for example {example}.", ("given", given), ("example", "1.3.6.1.6.3.1.1.5.3"));

    private static ChangeOutcome<StoredEventRule> Refused(string field, Refusal refusal) => ChangeOutcome.Refused<StoredEventRule>(field, refusal);
}
