using System.Collections.Immutable;
using PrisonOps.Analyzers.Expressions;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Alarms.Rules;
using PrisonOps.Ports.Units;

namespace PrisonOps.Analyzers.Alarms.Rules;

/// <summary>The rules and windows that are in force in one unit, compiled. The pipeline of the rules is <see cref="Decide"/>; it knows no clock.</summary>
public sealed class AlarmRuleSet
{
    private readonly ImmutableArray<AlarmRule> rules;
    private readonly ImmutableArray<(AlarmWindow Window, TimeZoneInfo Zone)> windows;
    private readonly AlarmFacts facts = new();

    private AlarmRuleSet(ImmutableArray<AlarmRule> rules, ImmutableArray<(AlarmWindow, TimeZoneInfo)> windows)
    {
        (this.rules, this.windows) = (rules, windows);
        ChangesWithTime = !windows.IsEmpty || rules.Any(rule => rule.ChangesWithTime);
    }

    public static AlarmRuleSet Empty { get; } = new([], []);

    public bool IsEmpty => rules.IsEmpty && windows.IsEmpty;

    /// <summary>Whether it may decide otherwise later though nothing is reported: open alarms are judged again from time to time.</summary>
    public bool ChangesWithTime { get; }

    /// <summary>What stands for the unit. A filter or a zone that cannot be read any more is left out, as the screen of rules shows.</summary>
    public static AlarmRuleSet Of(AlarmRuleRows rows, UnitPlace place)
    {
        ImmutableArray<AlarmRule> rules =
        [
            .. AlarmRuleLayers.Resolve(rows.Layers, place).Where(rule => rule.Fields.Enabled).Select(Compile).OfType<AlarmRule>(),
        ];
        ImmutableArray<(AlarmWindow, TimeZoneInfo)> windows =
        [
            .. rows.Windows.Where(window => AlarmRuleLayers.Concerns(window.Place, place)).OrderByDescending(window => window.Draft.Until)
                .Select(window => (window, ZoneOf(window.Draft.Zone))),
        ];
        return new(rules, windows);
    }

    /// <summary>
    /// Windows first; then the rules in their order. A rule sees the level as those before it have left it; of each effect the first that has it
    /// counts. Not safe for two callers at once: the facts are used again.
    /// </summary>
    public AlarmRuling Decide(AlarmRow alarm, AlarmObject? its, DateTimeOffset now)
    {
        AlarmRuling ruling = AlarmRuling.Of(alarm.SourceSeverity) with { OutOfService = WindowOf(its, now) };
        if (rules.IsEmpty) return ruling;

        facts.Set(alarm, its, now);
        foreach (AlarmRule rule in rules)
        {
            if (!rule.Holds(facts, now)) continue;
            ruling = With(ruling, rule, alarm.SourceSeverity);
            facts.Severity = ruling.Severity;
        }

        return ruling;
    }

    /// <summary>Whether any rule is about the alarm at that moment.</summary>
    public bool Asks(AlarmRow alarm, AlarmObject? its, DateTimeOffset at)
    {
        facts.Set(alarm, its, at);
        return rules.Any(rule => rule.Holds(facts, at));
    }

    private static AlarmRuling With(AlarmRuling ruling, AlarmRule rule, AlarmSeverity source)
    {
        AlarmRuleFields fields = rule.Fields;
        if (fields.Severity is { } severity && ruling.Redefinition is null)
            ruling = ruling with { Severity = severity, Redefinition = new(rule.Key, fields.Name, source) };
        if (fields.AnnounceAfter is { } announceAfter && ruling.AnnounceAfter == TimeSpan.Zero) ruling = ruling with { AnnounceAfter = announceAfter };
        if (fields.Suppress && ruling.Suppression is null) ruling = ruling with { Suppression = new(rule.Key, fields.Name) };
        if (fields.Acknowledge && ruling.Acknowledgement is null) ruling = ruling with { Acknowledgement = new(rule.Key, fields.Name) };
        if (fields.ClearAfter is { } clearAfter && ruling.ClearAfter == TimeSpan.Zero) ruling = ruling with { ClearAfter = clearAfter };
        if (fields.Ticket) ruling = WithOrder(ruling, new(AlarmOrderKind.Ticket, rule.Key, fields.Name, null));
        if (fields.Forward is { } target) ruling = WithOrder(ruling, new(AlarmOrderKind.Forward, rule.Key, fields.Name, target));
        return ruling;
    }

    private static AlarmRuling WithOrder(AlarmRuling ruling, AlarmOrder order) =>
        ruling.Orders.Any(other => other.Mark == order.Mark) ? ruling : ruling with { Orders = ruling.Orders.Add(order) };

    private static AlarmRule? Compile(ResolvedAlarmRule rule) =>
        Expression.TryParse(rule.Fields.Filter, AlarmFields.Schema, out _) is { } filter ? new(rule.Key, rule.Fields, filter, ZoneOf(rule.Fields.Zone)) : null;

    private static TimeZoneInfo ZoneOf(string name) => TimeZoneInfo.TryFindSystemTimeZoneById(name, out TimeZoneInfo? zone) ? zone : TimeZoneInfo.Utc;

    private AlarmOutOfService? WindowOf(AlarmObject? its, DateTimeOffset now)
    {
        if (its is null) return null;
        foreach ((AlarmWindow window, TimeZoneInfo zone) in windows)
        {
            AlarmWindowDraft draft = window.Draft;
            bool isIts = (draft.ObjectId is null || draft.ObjectId == its.Id) && (draft.ClassCode is not { } code || IsUnder(its.ClassCode, code));
            if (isIts && now >= draft.From && now < draft.Until && AlarmHours.Hold(draft.Hours, zone, now)) return new(window.Id, draft.Kind, draft.Until, draft.Reason);
        }

        return null;
    }

    private static bool IsUnder(string code, string above) =>
        code.StartsWith(above, StringComparison.Ordinal) && (code.Length == above.Length || code[above.Length] == '.');
}
