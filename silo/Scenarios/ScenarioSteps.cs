using System.Collections.Immutable;
using PrisonOps.Analyzers.Alarms.Rules;
using PrisonOps.Analyzers.Expressions;
using PrisonOps.GrainInterfaces.Alarms;
using PrisonOps.Ports;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Alarms.Rules;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Units;
using PrisonOps.Silo.Standard;

namespace PrisonOps.Silo.Scenarios;

/// <summary>Reads the steps of a scenario; each is one mapping whose first key says what it does.</summary>
internal sealed class ScenarioSteps(ScenarioFile file)
{
    public static readonly string[] RuleKeys = ["name", "unit", "filter", "order", "severity", "announce-after", "suppress", "acknowledge", "clear-after", "ticket", "forward", "from", "to"];

    public static readonly string[] Keys =
    [
        "after", "down", "up", "as", "value", "raise", "end", "do", "rule", "no-rule", "window", "no-window", "relate", "unrelate", "restart", "expect",
    ];

    private static readonly TimeSpan Longest = TimeSpan.FromDays(8);
    private static readonly string[] ExpectKeys = ["open", "announced", "notices", "returned", "orders", "openings"];
    private static readonly string[] EdgeKeys = ["from", "type", "to"];

    public ScenarioStep? Read(YamlMap map, int number)
    {
        string[] verbs = [.. Keys.Where(key => key != "as" && map.Has(key))];
        if (verbs.Length != 1)
        {
            map.Complain($"step {number} does {(verbs.Length == 0 ? "nothing" : string.Join(" and ", verbs))}; it does one of {string.Join(", ", Keys)}");
            return null;
        }

        long line = map.Line;
        return verbs[0] switch
        {
            "after" => new ScenarioStep.After(number, line, map.Duration("after", TimeSpan.Zero, Longest, TimeSpan.Zero)),
            "down" => new ScenarioStep.Polls(number, line, Objects(map, "down"), map.Choice("as", DevicePollOutcome.Timeout)),
            "up" => new ScenarioStep.Polls(number, line, Objects(map, "up"), DevicePollOutcome.Answered),
            "value" => map.Map("value", "on", "quantity", "instance", "is", "unit") is { } of ? Value(of, number) : null,
            "raise" => map.Map("raise", "on", "type", "instance", "severity", "detail") is { } of ? Raise(of, number) : null,
            "end" => map.Map("end", "on", "type", "instance") is { } of
                ? new ScenarioStep.End(number, line, Objects(of, "on"), of.Text("type"), of.OptionalText("instance") ?? "") : null,
            "do" => map.Map("do", "command", "on", "type", "by", "note", "lasts", "refused") is { } of ? Command(of, number) : null,
            "rule" => map.Map("rule", RuleKeys) is { } of ? new ScenarioStep.Rule(number, line, Rule(of)) : null,
            "no-rule" => new ScenarioStep.NoRule(number, line, map.Text("no-rule")),
            "window" => map.Map("window", "reason", "kind", "unit", "on", "class", "starts", "lasts") is { } of ? Window(of, number) : null,
            "no-window" => new ScenarioStep.NoWindow(number, line, map.Text("no-window")),
            "relate" => map.Map("relate", EdgeKeys) is { } of ? Relate(of, number, isEnd: false) : null,
            "unrelate" => map.Map("unrelate", EdgeKeys) is { } of ? Relate(of, number, isEnd: true) : null,
            "restart" => new ScenarioStep.Restart(number, line),
            _ => map.Map("expect", ExpectKeys) is { } of ? Expect(of, number) : null,
        };
    }

    public static AlarmRuleLayer Rule(YamlMap map)
    {
        UnitRow unit = ScenarioFile.UnitOf(map);
        string filter = map.OptionalText("filter") ?? "count > 0";
        if (Expression.TryParse(filter, AlarmFields.Schema, out Refusal? refusal) is null) map.Complain($"filter '{filter}': {refusal!.Text}");

        AlarmRuleFields fields = new()
        {
            Name = map.Text("name"), Filter = filter, Order = map.Number("order", 0, 10_000, 100),
            Severity = map.Has("severity") ? map.Choice("severity", AlarmSeverity.Minor) : null,
            AnnounceAfter = Optional(map, "announce-after"), ClearAfter = Optional(map, "clear-after"),
            Suppress = map.YesNo("suppress"), Acknowledge = map.YesNo("acknowledge"), Ticket = map.YesNo("ticket"), Forward = map.OptionalText("forward"),
            Hours = map.Has("from") ? [new([.. Enum.GetValues<DayOfWeek>()], Hour(map, "from"), Hour(map, "to"))] : [],
        };
        return new(Guid.CreateVersion7(), unit.Place, fields.Name, fields, AlarmRuleLayer.AllFields, [], null, "王芳", DateTimeOffset.UnixEpoch, 1);
    }

    private ImmutableArray<Guid> Objects(YamlMap map, string key) => [.. map.Texts(key).SelectMany(name => file.Named(map, name)).Distinct()];

    private ScenarioStep.Value Value(YamlMap map, int number) => new(
        number, map.Line, file.One(map, "on"),
        new(map.Text("quantity"), map.OptionalText("instance") ?? "", map.Real("is", double.NaN), map.OptionalText("unit") ?? "ratio", QuantityKind.Gauge));

    private ScenarioStep.Raise Raise(YamlMap map, int number) => new(
        number, map.Line, Objects(map, "on"), map.Text("type"), map.OptionalText("instance") ?? "", map.Choice("severity", AlarmSeverity.Major),
        map.OptionalText("detail") ?? "");

    private ScenarioStep.Command Command(YamlMap map, int number) => new(
        number, map.Line, map.Choice("command", AlarmCommandKind.Acknowledge), file.One(map, "on"), map.OptionalText("type") ?? "device.unreachable",
        map.OptionalText("by") ?? "王芳", map.OptionalText("note"), Optional(map, "lasts"), map.OptionalText("refused"));

    private ScenarioStep.Window Window(YamlMap map, int number)
    {
        Guid? one = map.Has("on") ? file.One(map, "on") : null;
        AlarmWindowDraft draft = new(
            ScenarioFile.UnitOf(map).Id, map.Choice("kind", AlarmWindowKind.Maintenance), one, map.OptionalText("class"), default, default, [], AlarmRuleFields.DefaultZone, map.Text("reason"));
        return new(number, map.Line, draft, Optional(map, "starts") ?? TimeSpan.Zero, Optional(map, "lasts") ?? TimeSpan.FromHours(1));
    }

    private ScenarioStep.Relate? Relate(YamlMap map, int number, bool isEnd)
    {
        StackEdge[] edges = [.. file.Edges(map)];
        if (edges.Length != 1) map.Complain($"step {number} is about {edges.Length} relations; it is about one");
        return edges.Length == 1 ? new(number, map.Line, edges[0], isEnd) : null;
    }

    private static ScenarioStep.Expect Expect(YamlMap map, int number)
    {
        if (!ExpectKeys.Any(map.Has)) map.Complain($"step {number} expects nothing");
        return new(
            number, map.Line, Lines(map, "open"), Lines(map, "announced"), Lines(map, "returned"), Lines(map, "orders"), Lines(map, "notices"),
            map.Has("openings") ? map.Number("openings", 0, 1_000_000) : null);
    }

    private static ImmutableArray<string>? Lines(YamlMap map, string key) => map.Has(key) ? [.. map.Texts(key)] : null;

    private static TimeSpan? Optional(YamlMap map, string key) => map.Has(key) ? map.Duration(key, TimeSpan.Zero, Longest, TimeSpan.Zero) : null;

    private static TimeOnly Hour(YamlMap map, string key)
    {
        string text = map.Text(key);
        if (!TimeOnly.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out TimeOnly hour)) map.Complain($"{key} '{text}' is no time of the day");
        return hour;
    }
}
