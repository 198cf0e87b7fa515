using System.Collections.Immutable;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Notices;

namespace PrisonOps.Analyzers.Notices;

/// <summary>Reads the query that the alarm console keeps of a view, as the console does: what it does not know, it leaves out.</summary>
public static class ViewQuery
{
    private static readonly ImmutableArray<AlarmState> Active = [AlarmState.Unacknowledged, AlarmState.Acknowledged];
    private static readonly TimeSpan FiveMinutes = TimeSpan.FromMinutes(5), Hour = TimeSpan.FromHours(1), Day = TimeSpan.FromDays(1);

    public static ViewFilter Read(string query)
    {
        Dictionary<string, string> given = [];
        foreach (string part in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0) given.TryAdd(Word(part[..equals]), Word(part[(equals + 1)..]));
        }

        string[] acks = [.. List("ack").Where(ack => ack is "yes" or "no").Distinct()];
        ImmutableArray<AlarmState> states = [.. List("sight").SelectMany(sight => StatesOf(sight)).Distinct()];
        return new(
            [.. List("severity").Where(level => Enum.TryParse<AlarmSeverity>(level, true, out _)).Select(level => Enum.Parse<AlarmSeverity>(level, true))],
            [.. List("system")], [.. List("type")], states.IsEmpty ? Active : states,
            [.. List("age").Select(AgeOf).OfType<(TimeSpan, TimeSpan?)>()], acks.Length == 1 ? acks[0] == "yes" : null,
            int.TryParse(given.GetValueOrDefault("unit"), out int unit) ? unit : null, given.GetValueOrDefault("text", "").Trim());

        string[] List(string name) => given.GetValueOrDefault(name, "").Split(',', StringSplitOptions.RemoveEmptyEntries);
    }

    private static string Word(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    private static ImmutableArray<AlarmState> StatesOf(string sight) => sight switch
    {
        "active" => Active,
        "shelved" => [AlarmState.Shelved],
        "suppressed" => [AlarmState.Suppressed],
        "outOfService" => [AlarmState.OutOfService],
        _ => [],
    };

    private static (TimeSpan From, TimeSpan? Until)? AgeOf(string band) => band switch
    {
        "under5min" => (TimeSpan.MinValue, FiveMinutes),
        "under1h" => (FiveMinutes, Hour),
        "under1day" => (Hour, Day),
        "older" => (Day, null),
        _ => null,
    };
}
