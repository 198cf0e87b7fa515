using System.Collections.Immutable;
using PrisonOps.Ports.Logs;
using PrisonOps.Ports.Units;

namespace PrisonOps.Analyzers.Logs;

/// <summary>Makes of messages what is to be committed: whose they are, what they say about alarms, and what nobody has mapped.</summary>
public static class LogTriage
{
    /// <param name="sources">Every object that has one of the addresses.</param>
    /// <param name="ports">The names of ports by device and ifIndex, as far as they are known.</param>
    /// <param name="home">Where messages without an object are kept: only whoever sees the whole installation sees them.</param>
    public static LogBatch Sort(Guid id, IReadOnlyCollection<LogMessage> messages, IEnumerable<LogSource> sources, ImmutableDictionary<(Guid ObjectId, int IfIndex), string> ports, EventRules rules, UnitPlace home)
    {
        ILookup<(string, string), LogSource> bySource = sources.ToLookup(source => (source.NetworkDomain, source.Address));
        ImmutableArray<StoredLog>.Builder stored = ImmutableArray.CreateBuilder<StoredLog>(messages.Count);
        List<(LogMessage Message, Guid ObjectId, EventRule Rule)> mapped = [];
        Dictionary<UnmappedKey, UnmappedCount> unmapped = [];
        foreach (LogMessage message in messages)
        {
            LogSource[] candidates = [.. bySource[(message.NetworkDomain, message.Address)]];
            LogSource? source = SourceChoice.Of(candidates);
            UnitPlace place = source?.Place ?? PlaceOf(candidates, home);
            EventRule? rule = source is null || message.IsRefused ? null : rules.Find(message, place);
            stored.Add(new(message, source?.ObjectId, place, rule?.Code));
            if (source is not null && rule is not null) mapped.Add((message, source.ObjectId, rule));
            else Count(unmapped, message, message.IsRefused ? UnmappedReason.Unauthorised : Reason(source, candidates), source?.ObjectId, place);
        }

        return new(id, stored.DrainToImmutable(), EventJudgement.Of(mapped, ports), [.. unmapped.Values]);
    }

    /// <summary>Several objects of one unit with the same address: the message is the unit's all the same.</summary>
    private static UnitPlace PlaceOf(LogSource[] candidates, UnitPlace home)
    {
        UnitPlace[] places = [.. candidates.Select(candidate => candidate.Place).Distinct().Take(2)];
        return places.Length == 1 ? places[0] : home;
    }

    private static UnmappedReason Reason(LogSource? source, LogSource[] candidates) =>
        source is not null ? UnmappedReason.NoRule : candidates.Length > 1 ? UnmappedReason.AmbiguousSource : UnmappedReason.UnknownSource;

    private static void Count(Dictionary<UnmappedKey, UnmappedCount> counts, LogMessage message, UnmappedReason reason, Guid? objectId, UnitPlace place)
    {
        UnmappedKey key = new(message.NetworkDomain, message.Address, message.Kind, message.TrapOid ?? message.App);
        UnmappedCount? before = counts.GetValueOrDefault(key);
        LogMessage last = before is not null && before.Last.Severity < message.Severity ? message with { Severity = before.Last.Severity } : message;
        counts[key] = new(key, reason, objectId, place, (before?.Count ?? 0) + 1, last);
    }
}
