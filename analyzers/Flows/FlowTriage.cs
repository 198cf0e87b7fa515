using System.Collections.Immutable;
using PrisonOps.Analyzers.Logs;
using PrisonOps.Ports.Flows;
using PrisonOps.Ports.Logs;
using PrisonOps.Ports.Units;

namespace PrisonOps.Analyzers.Flows;

/// <summary>Finds the object of each exporter. Exporters that are no object's are counted like senders of messages; of their traffic nothing is kept.</summary>
public static class FlowTriage
{
    /// <param name="sources">Every object that has one of the addresses.</param>
    /// <param name="home">Where unknown exporters are listed: only whoever sees the whole installation sees them.</param>
    public static FlowBatch Sort(Guid id, IReadOnlyCollection<FlowMinute> minutes, IEnumerable<LogSource> sources, UnitPlace home)
    {
        ILookup<FlowExporter, LogSource> bySource = sources.ToLookup(source => new FlowExporter(source.NetworkDomain, source.Address));
        ImmutableArray<StoredFlowMinute>.Builder stored = ImmutableArray.CreateBuilder<StoredFlowMinute>();
        Dictionary<UnmappedKey, UnmappedCount> unmapped = [];
        foreach (FlowMinute minute in minutes)
        {
            LogSource[] candidates = [.. bySource[minute.Exporter]];
            if (SourceChoice.Of(candidates) is { } source) stored.Add(new(minute, source.ObjectId, source.Place));
            else Count(unmapped, minute, candidates.Length > 1 ? UnmappedReason.AmbiguousSource : UnmappedReason.UnknownSource, home);
        }

        return new(id, stored.DrainToImmutable(), [.. unmapped.Values]);
    }

    private static void Count(Dictionary<UnmappedKey, UnmappedCount> unmapped, FlowMinute minute, UnmappedReason reason, UnitPlace home)
    {
        string format = NameOf(minute.Format);
        UnmappedKey key = new(minute.Exporter.NetworkDomain, minute.Exporter.Address, LogKind.Flow, format);
        // An exporter that has only announced its templates is there all the same.
        long count = Math.Clamp(minute.Total.Flows, 1, int.MaxValue) + (unmapped.TryGetValue(key, out UnmappedCount? known) ? known.Count : 0);
        LogMessage last = new()
        {
            ReceivedAt = minute.At,
            NetworkDomain = minute.Exporter.NetworkDomain,
            Address = minute.Exporter.Address,
            Kind = LogKind.Flow,
            App = format,
            Text = $"{format}: {minute.Total.Flows} flows, {minute.Total.Octets} octets in a minute",
        };
        unmapped[key] = new(key, reason, null, home, (int)Math.Min(count, int.MaxValue), last);
    }

    private static string NameOf(FlowFormat format) => format switch
    {
        FlowFormat.NetFlow5 => "NetFlow v5",
        FlowFormat.NetFlow9 => "NetFlow v9",
        FlowFormat.Ipfix => "IPFIX",
        _ => "sFlow v5",
    };
}
