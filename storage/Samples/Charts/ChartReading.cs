using System.Collections.Immutable;
using Npgsql;
using PrisonOps.Ports.Samples;

namespace PrisonOps.Storage.Samples.Charts;

/// <summary>Takes the rows of the function <c>sample_chunks</c>, which come in any order, and draws each series from the parts that it has.</summary>
internal sealed class ChartReading(SampleSpan span, int pointsMax, Action<long, int, Guid, string> tellDamage)
{
    private readonly ChartScratch scratch = new(tellDamage);
    private readonly Dictionary<(Guid ObjectId, int Layout), LayoutParts> layouts = [];
    private readonly Dictionary<long, BlockPart> blocks = [];

    public IReadOnlyCollection<LayoutParts> Layouts => layouts.Values;

    public async Task Read(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        while (await reader.ReadAsync(cancellationToken)) Take(reader);
    }

    /// <summary>One series, from the layouts that have it and its place in each.</summary>
    public ImmutableArray<SamplePoint> Draw(params ReadOnlySpan<(LayoutParts Layout, int Place)> series)
    {
        ChartSums sums = new(AxisOf(series));
        Add(sums, series);
        return sums.TakePoints();
    }

    /// <summary>All series of one layout, place after place, on the one axis that they share.</summary>
    public IEnumerable<ImmutableArray<SamplePoint>> DrawAll(LayoutParts layout, int series)
    {
        ChartSums sums = new(AxisOf([(layout, 0)]));
        for (int place = 1; place <= series; place++)
        {
            Add(sums, [(layout, place)]);
            yield return sums.TakePoints();
        }
    }

    private ChartAxis AxisOf(ReadOnlySpan<(LayoutParts Layout, int Place)> series)
    {
        List<ChartPart> parts = [];
        foreach ((LayoutParts layout, _) in series) parts.AddRange(layout.Parts);
        return ChartAxis.Of(span, pointsMax, parts);
    }

    private static void Add(ChartSums sums, ReadOnlySpan<(LayoutParts Layout, int Place)> series)
    {
        foreach ((LayoutParts layout, int place) in series)
        {
            foreach (ChartPart part in layout.Parts) part.AddTo(sums, place);
        }
    }

    private void Take(NpgsqlDataReader reader)
    {
        (Guid objectId, int layout, int place) = (reader.GetGuid(0), reader.GetInt32(1), reader.GetInt32(4));
        long at = Microseconds(reader.GetFieldValue<DateTime>(7));
        if (reader.IsDBNull(2))
        {
            Parts(objectId, layout).AddPoll(at, place, reader.GetFieldValue<byte[]>(6));
            return;
        }

        long id = reader.GetInt64(2);
        if (!blocks.TryGetValue(id, out BlockPart? block))
        {
            blocks.Add(id, block = new(id, objectId, reader.GetInt32(3), at, scratch));
            Parts(objectId, layout).AddBlock(block, place);
        }

        if (!reader.IsDBNull(5)) block.DecodeTimes(reader.GetFieldValue<byte[]>(5), span);
        if (!reader.IsDBNull(6)) block.AddChunk(place, reader.GetFieldValue<byte[]>(6));
    }

    private LayoutParts Parts(Guid objectId, int layout)
    {
        if (!layouts.TryGetValue((objectId, layout), out LayoutParts? parts)) layouts.Add((objectId, layout), parts = new(objectId, layout));
        return parts;
    }

    private static long Microseconds(DateTime at) => (at - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
}
