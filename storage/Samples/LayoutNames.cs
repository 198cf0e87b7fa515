using System.Collections.Concurrent;
using System.Collections.Immutable;
using PrisonOps.Ports.Samples;

namespace PrisonOps.Storage.Samples;

/// <summary>The series of layouts that were read before. A layout never changes, so they are true for ever.</summary>
internal sealed class LayoutNames
{
    private const int SeriesKeptMax = 200_000;

    private readonly ConcurrentDictionary<int, ImmutableArray<SeriesName>> known = [];
    private int seriesKept;

    public bool Knows(int layout) => known.ContainsKey(layout);

    /// <summary>Null for a layout that was not read.</summary>
    public ImmutableArray<SeriesName>? Find(int layout) => known.TryGetValue(layout, out ImmutableArray<SeriesName> series) ? series : null;

    public void Keep(int layout, ImmutableArray<SeriesName> series)
    {
        if (!known.TryAdd(layout, series)) return;
        if (Interlocked.Add(ref seriesKept, series.Length) <= SeriesKeptMax) return;

        known.Clear();
        Interlocked.Exchange(ref seriesKept, 0);
    }
}
