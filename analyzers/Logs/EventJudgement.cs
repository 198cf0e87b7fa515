using System.Collections.Immutable;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Logs;

namespace PrisonOps.Analyzers.Logs;

/// <summary>What messages say about the alarms of their objects: the last word of each counts, for a condition is a level and not an edge.</summary>
public static class EventJudgement
{
    private const int InstanceLengthMax = 120;
    private const int DetailLengthMax = 500;

    /// <param name="mapped">In the order in which they came, each with its object and rule.</param>
    /// <param name="ports">The names of ports by device and ifIndex, as far as they are known.</param>
    public static ImmutableArray<PushedChange> Of(
        IEnumerable<(LogMessage Message, Guid ObjectId, EventRule Rule)> mapped, ImmutableDictionary<(Guid ObjectId, int IfIndex), string> ports)
    {
        Dictionary<(Guid, string, string), PushedChange> last = [];
        foreach ((LogMessage message, Guid objectId, EventRule rule) in mapped)
        {
            if (rule.Effect == EventEffect.Keep) continue;

            string instance = InstanceOf(message, rule);
            last[(objectId, rule.AlarmType, instance)] = rule.Effect == EventEffect.Clear
                ? new(objectId, rule.AlarmType, instance, null, null)
                : new(objectId, rule.AlarmType, instance, Finding(message, rule, instance, PortNotice.PortOf(message) is { } port ? ports.GetValueOrDefault((objectId, port)) : null), message.ReceivedAt + rule.EndsAfter);
        }

        return [.. last.Values];
    }

    private static Finding Finding(LogMessage message, EventRule rule, string instance, string? port) => new(
        rule.AlarmType, instance, rule.Severity, message.ReceivedAt,
        FindingEvidence.None with { Detail = Cut(PortNotice.Text(message, port) ?? message.Text, DetailLengthMax) });

    private static string InstanceOf(LogMessage message, EventRule rule)
    {
        string value = rule.InstanceVariable is { } wanted
            ? message.Variables.FirstOrDefault(variable => IsAtOrBelow(variable.Name, wanted))?.Value ?? ""
            : rule.Match.Kind == LogKind.Syslog && rule.AlarmType != EventRule.Custom ? message.App : "";
        return Cut(string.Join(' ', new[] { rule.Label, value }.Where(part => part.Length > 0)), InstanceLengthMax);
    }

    private static bool IsAtOrBelow(string name, string wanted) =>
        name.StartsWith(wanted, StringComparison.Ordinal) && (name.Length == wanted.Length || name[wanted.Length] == '.');

    private static string Cut(string text, int lengthMax) => text.Length <= lengthMax ? text : string.Concat(text.AsSpan(0, lengthMax - 1), "…");
}
