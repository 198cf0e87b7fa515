using PrisonOps.Storage.Samples.Chunks;

namespace PrisonOps.Storage.Samples.Charts;

/// <summary>A block as it is stored. Its chunks are decoded one at a time into the scratch that all blocks of a chart share.</summary>
/// <param name="beginUs">Points before it do not count.</param>
internal sealed class BlockPart(long id, Guid objectId, int points, long beginUs, ChartScratch scratch) : ChartPart
{
    private readonly Dictionary<int, byte[]> chunks = [];
    private long[] times = [];
    private int first;
    private int end;

    public override ReadOnlySpan<long> Times => times.AsSpan(first, end - first);

    public void AddChunk(int place, byte[] content) => chunks[place] = content;

    public void DecodeTimes(byte[] content, SampleSpan span)
    {
        long[] decoded = new long[points];
        if (ChunkCodec.DecodeTimes(content, decoded) is { } damaged)
        {
            scratch.TellDamage(id, 0, objectId, damaged);
            return;
        }

        (times, first, end) = (decoded, IndexOf(decoded, Math.Max(span.FromUs, beginUs)), IndexOf(decoded, span.ToUs));
        end = Math.Max(first, end);
    }

    public override void AddTo(ChartSums sums, int place)
    {
        if (first == end || !chunks.TryGetValue(place, out byte[]? content)) return;

        ReadOnlySpan<double[]> columns = scratch.Columns(SampleBlock.ColumnCount(BlockNumbers.KindOf(id)), points);
        if (ChunkCodec.DecodeColumns(content, points, columns) is { } damaged)
        {
            scratch.TellDamage(id, place, objectId, damaged);
            return;
        }

        ReadOnlySpan<int> slots = SlotsOn(sums.Axis);
        if (columns.Length == 1)
        {
            ReadOnlySpan<double> values = columns[0].AsSpan(first, slots.Length);
            for (int at = 0; at < slots.Length; at++) sums.Add(slots[at], values[at]);
            return;
        }

        for (int at = 0; at < slots.Length; at++)
        {
            double values = columns[RollupColumns.Values][first + at];
            if (!double.IsFinite(values)) continue;
            sums.Add(
                slots[at], columns[RollupColumns.Min][first + at], columns[RollupColumns.Max][first + at], columns[RollupColumns.Sum][first + at], (long)values);
        }
    }

    private static int IndexOf(long[] times, long time)
    {
        int found = Array.BinarySearch(times, time);
        return found < 0 ? ~found : found;
    }
}
