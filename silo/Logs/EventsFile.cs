using System.Collections.Immutable;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Logs;
using PrisonOps.Ports.Snmp;
using PrisonOps.Silo.Standard;

namespace PrisonOps.Silo.Logs;

/// <summary>Reads standard/events.yaml: what pushed messages mean before anybody has made a rule.</summary>
internal static class EventsFile
{
    private static readonly TimeSpan EndsAfterMin = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan EndsAfterMax = TimeSpan.FromDays(7);

    /// <exception cref="YamlFileException">With file and line of everything that is wrong.</exception>
    public static EventPack Read(string path)
    {
        YamlFile file = YamlFile.Read(path);
        YamlMap root = file.Root("version", "events");
        root.Number("version", 1, 1);

        (YamlMap Map, EventRule Rule)[] read =
        [
            .. root.Maps(
                "events", "code", "trap", "syslog", "contains", "prefix", "at-least", "effect", "alarm", "severity", "instance", "ends-after", "zh", "en")
                .Select(map => (map, Rule(map))),
        ];
        foreach (IGrouping<string, EventRule> twice in read.Select(one => one.Rule).GroupBy(rule => rule.Code).Where(group => group.Count() > 1))
            root.Complain($"event '{twice.Key}' is there {twice.Count()} times");
        ILookup<string, EventEffect> effects = read.ToLookup(one => one.Rule.AlarmType, one => one.Rule.Effect);
        foreach ((YamlMap map, EventRule rule) in read.Where(one => one.Rule.Effect == EventEffect.Clear && !effects[one.Rule.AlarmType].Contains(EventEffect.Raise)))
            map.Complain($"event '{rule.Code}' clears alarm '{rule.AlarmType}', which no event raises");

        file.ThrowIfFaulty();
        return new([.. read.Select(one => one.Rule)]);
    }

    private static EventRule Rule(YamlMap map)
    {
        string alarm = map.Text("alarm");
        EventEffect effect = map.Choice("effect", EventEffect.Keep);
        if (!alarm.StartsWith(EventRule.TypePrefix, StringComparison.Ordinal) || alarm == EventRule.Custom)
            map.Complain($"alarm '{alarm}' must begin with '{EventRule.TypePrefix}' and must not be '{EventRule.Custom}', which is for the rules of people");
        if (effect == EventEffect.Raise && !map.Has("severity")) map.Complain("'severity' is missing; an event that raises an alarm needs one");

        string? instance = map.OptionalText("instance");
        if (instance is not null && !ObjectIdentifier.TryParse(instance, out _)) map.Complain($"instance '{instance}' is no object identifier");

        return new(
            map.Text("code"), null, Match(map), effect, alarm, "", map.Choice("severity", AlarmSeverity.Warning), instance,
            map.Has("ends-after") ? map.Duration("ends-after", EndsAfterMin, EndsAfterMax, EndsAfterMin) : null, map.Text("zh"), map.Text("en"));
    }

    private static EventMatch Match(YamlMap map)
    {
        ImmutableArray<string> traps = [.. (map.OptionalText("trap") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        foreach (string wrong in traps.Where(name => !ObjectIdentifier.TryParse(name.EndsWith(".*", StringComparison.Ordinal) ? name[..^2] : name, out _)))
            map.Complain($"trap '{wrong}' is no object identifier, for example 1.3.6.1.6.3.1.1.5.3, with .* at its end for all below");

        string? app = map.OptionalText("syslog");
        if (traps.IsEmpty == app is null) map.Complain("an event is about a 'trap' or about 'syslog' (a program, or any), and about one of them");

        LogSeverity? atLeast = map.Has("at-least") ? map.Choice("at-least", LogSeverity.Error) : null;
        return new(
            traps.IsEmpty ? LogKind.Syslog : LogKind.Trap, traps, app is null or "any" ? null : app, map.OptionalText("prefix"), map.OptionalText("contains"),
            atLeast);
    }
}
