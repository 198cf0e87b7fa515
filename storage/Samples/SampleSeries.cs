using System.Collections.Immutable;
using PrisonOps.Storage.Samples.Chunks;

namespace PrisonOps.Storage.Samples;

/// <summary>Points of one series, gathered from chunks and rows in any order, and thinned to what a chart can show.</summary>
internal sealed class SampleSeries
{
    private readonly List<Bucket> buckets = [];
    private bool isOrdered = true;

    public bool IsEmpty => buckets.Count == 0;

    public void Add(long at, double value)
    {
        // A chart has no place for the infinite.
        if (double.IsFinite(value)) Add(new(at, value, value, value, 1));
    }

    public void Add(BlockKind kind, long[] times, double[][] columns, long from, long to)
    {
        for (int point = 0; point < times.Length; point++)
        {
            if (times[point] < from || times[point] >= to) continue;
            if (kind == BlockKind.Polls)
            {
                Add(times[point], columns[0][point]);
                continue;
            }

            if (double.IsNaN(columns[RollupColumns.Values][point])) continue;
            Add(new(
                times[point], columns[RollupColumns.Min][point], columns[RollupColumns.Sum][point], columns[RollupColumns.Max][point],
                (long)columns[RollupColumns.Values][point]));
        }
    }

    /// <summary>Minimum and maximum stay, so that a spike of one poll is seen at any zoom.</summary>
    public ImmutableArray<Ports.Samples.SamplePoint> Thin(long from, long to, int pointsMax)
    {
        if (!isOrdered) buckets.Sort((a, b) => a.At.CompareTo(b.At));
        double width = buckets.Count > pointsMax ? (double)(to - from) / pointsMax : 0;
        ImmutableArray<Ports.Samples.SamplePoint>.Builder points = ImmutableArray.CreateBuilder<Ports.Samples.SamplePoint>(Math.Min(buckets.Count, pointsMax));
        for (int first = 0; first < buckets.Count;)
        {
            long place = (long)((buckets[first].At - from) / width), at = width > 0 ? from + (long)(place * width) : buckets[first].At;
            Bucket sum = buckets[first];
            int next = first + 1;
            // The parts of one hour may lie in two blocks: equal times are one point at any zoom.
            for (; next < buckets.Count && (buckets[next].At == buckets[first].At || (width > 0 && (long)((buckets[next].At - from) / width) == place)); next++)
                sum = sum.And(buckets[next]);
            points.Add(new(
                DateTimeOffset.UnixEpoch.AddTicks(at * TimeSpan.TicksPerMicrosecond), sum.Min, sum.Sum / sum.Count, sum.Max, (int)Math.Min(sum.Count, int.MaxValue)));
            first = next;
        }

        return points.DrainToImmutable();
    }

    private void Add(Bucket bucket)
    {
        isOrdered = isOrdered && (buckets.Count == 0 || buckets[^1].At <= bucket.At);
        buckets.Add(bucket);
    }

    private readonly record struct Bucket(long At, double Min, double Sum, double Max, long Count)
    {
        public Bucket And(in Bucket other) =>
            this with { Min = Math.Min(Min, other.Min), Sum = Sum + other.Sum, Max = Math.Max(Max, other.Max), Count = Count + other.Count };
    }
}
