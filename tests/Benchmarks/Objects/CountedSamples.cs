using System.Collections.Immutable;
using PrisonOps.Ports.Samples;

namespace PrisonOps.Benchmarks.Objects;

/// <summary>Takes sample rows and counts their values.</summary>
internal sealed class CountedSamples : ISampleLayouts, ISampleWriter
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, int> layouts = [];
    private long values;

    public long Values => Interlocked.Read(ref values);

    public Task<int> Resolve(ImmutableArray<SeriesName> series, CancellationToken cancellationToken)
    {
        string name = string.Join('|', series);
        lock (gate)
        {
            if (!layouts.TryGetValue(name, out int layout)) layouts[name] = layout = layouts.Count;
            return Task.FromResult(layout);
        }
    }

    public bool Offer(SampleRow row)
    {
        Interlocked.Add(ref values, row.Values.Length);
        return true;
    }
}
