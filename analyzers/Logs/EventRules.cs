using System.Collections.Immutable;
using PrisonOps.Ports.Logs;
using PrisonOps.Ports.Units;

namespace PrisonOps.Analyzers.Logs;

/// <summary>Finds the rule of a message. Rules of people go before those of the standard, those of a lower unit before those of a higher one.</summary>
public sealed class EventRules
{
    private readonly Dictionary<string, List<EventRule>> byTrap = new(StringComparer.Ordinal);
    private readonly List<EventRule> trapTrees = [];
    private readonly List<EventRule> syslog = [];

    public EventRules(ImmutableArray<EventRule> standard, IEnumerable<EventRule> ofPeople)
    {
        IEnumerable<EventRule> inOrder = ofPeople.OrderByDescending(rule => Depth(rule.Place)).ThenBy(rule => rule.Code, StringComparer.Ordinal).Concat(standard);
        foreach (EventRule rule in inOrder)
        {
            if (rule.Match.Kind == LogKind.Syslog) syslog.Add(rule);
            foreach (string name in rule.Match.TrapOids)
            {
                if (name.EndsWith(".*", StringComparison.Ordinal)) trapTrees.Add(rule);
                else if (byTrap.TryGetValue(name, out List<EventRule>? known)) known.Add(rule);
                else byTrap[name] = [rule];
            }
        }
    }

    /// <summary>The first rule that fits a message of an object at that place; null when none does.</summary>
    public EventRule? Find(LogMessage message, UnitPlace place)
    {
        if (message.Kind == LogKind.Syslog) return syslog.Find(rule => Reaches(rule, place) && Fits(rule.Match, message));
        if (message.TrapOid is not { } name) return null;

        return (byTrap.TryGetValue(name, out List<EventRule>? named) ? named.Find(rule => Reaches(rule, place) && Fits(rule.Match, message)) : null)
            ?? trapTrees.Find(rule => Reaches(rule, place) && IsBelow(name, rule.Match.TrapOids) && Fits(rule.Match, message));
    }

    private static int Depth(UnitPlace? place) => place switch
    {
        null => 0,
        { Prison: not 0 } => 3,
        { Province: not 0 } => 2,
        _ => 1,
    };

    /// <summary>A rule of a unit is in force there and in all units below it.</summary>
    private static bool Reaches(EventRule rule, UnitPlace place) => rule.Place switch
    {
        null => true,
        { Prison: not 0 } prison => prison.Prison == place.Prison,
        { Province: not 0 } province => province.Province == place.Province,
        _ => true,
    };

    private static bool Fits(EventMatch match, LogMessage message) =>
        (match.AtLeast is not { } level || message.Severity <= level)
        && (match.App is not { } app || app == message.App)
        && (match.Prefix is not { } prefix || message.Text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
        && (match.Contains is not { } part || message.Text.Contains(part, StringComparison.OrdinalIgnoreCase));

    private static bool IsBelow(string name, ImmutableArray<string> trees) => trees.Any(
        tree => tree.EndsWith(".*", StringComparison.Ordinal) && name.AsSpan().StartsWith(tree.AsSpan(0, tree.Length - 1), StringComparison.Ordinal));
}
