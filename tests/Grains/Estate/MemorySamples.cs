using System.Collections.Concurrent;
using System.Collections.Immutable;
using PrisonOps.Ports.Samples;

namespace PrisonOps.Tests.Grains.Estate;

internal sealed class MemorySamples(Pulse pulse) : ISampleLayouts, ISampleWriter
{
    private readonly Lock gate = new();
    private readonly List<ImmutableArray<SeriesName>> layouts = [];

    public ConcurrentQueue<SampleRow> Rows { get; } = new();

    public bool IsAway { get; set; }

    public ImmutableArray<SeriesName> Layout(int layout)
    {
        lock (gate) return layouts[layout];
    }

    public Task<int> Resolve(ImmutableArray<SeriesName> series, CancellationToken cancellationToken)
    {
        if (IsAway) throw new IOException("The database is away.");

        lock (gate)
        {
            int known = layouts.FindIndex(layout => layout.AsSpan().SequenceEqual(series.AsSpan()));
            if (known >= 0) return Task.FromResult(known);
            layouts.Add(series);
            return Task.FromResult(layouts.Count - 1);
        }
    }

    public bool Offer(SampleRow row)
    {
        Rows.Enqueue(row);
        pulse.Beat();
        return true;
    }
}
