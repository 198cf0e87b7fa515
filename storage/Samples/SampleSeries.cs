using System.Collections.Immutable;
using PrisonOps.Ports.Samples;
using PrisonOps.Storage.Samples.Chunks;

namespace PrisonOps.Storage.Samples;

/// <summary>Points of one series, gathered from chunks and rows in any order, and thinned to what a chart can show.</summary>
internal sealed class SampleSeries
{
    private readonly List<Part> parts = [];
    private readonly List<(long At, double Value)> rows = [];

    public void Add(long at, double value)
    {
        if (double.IsFinite(value)) rows.Add((at, value));
    }

    public void Add(long[] times, double[][] columns, long from) => parts.Add(new(times, columns, from));

    /// <summary>Minimum and maximum stay, so that a spike of one poll is seen at any zoom.</summary>
    public ImmutableArray<SamplePoint> Thin(long from, long to, int pointsMax)
    {
        rows.Sort((a, b) => a.At.CompareTo(b.At));
        if (rows.Count > 0) parts.Add(new([.. rows.Select(row => row.At)], [[.. rows.Select(row => row.Value)]], from));
        parts.Sort((a, b) => a.Times[0].CompareTo(b.Times[0]));
        bool overlap = Enumerable.Range(1, Math.Max(0, parts.Count - 1)).Any(at => parts[at - 1].Times[^1] >= parts[at].Times[0]);
        IEnumerable<Bucket> buckets = parts.SelectMany(part => part.Buckets(from, to));
        return Thin(overlap ? buckets.OrderBy(bucket => bucket.At) : buckets, from, to, pointsMax);
    }

    private ImmutableArray<SamplePoint> Thin(IEnumerable<Bucket> buckets, long from, long to, int pointsMax)
    {
        double width = parts.Sum(part => (long)part.CountBetween(from, to)) > pointsMax ? (double)(to - from) / pointsMax : 0;
        ImmutableArray<SamplePoint>.Builder points = ImmutableArray.CreateBuilder<SamplePoint>();
        Bucket sum = default;
        foreach (Bucket bucket in buckets)
        {
            // Without a width every point stays, but the parts of one hour, which may lie in two blocks, are one point at any zoom.
            Bucket next = width > 0 ? bucket with { At = from + (long)((long)((bucket.At - from) / width) * width) } : bucket;
            if (sum.Count > 0 && sum.At == next.At)
            {
                sum = sum.And(next);
                continue;
            }

            if (sum.Count > 0) points.Add(sum.ToPoint());
            sum = next;
        }

        if (sum.Count > 0) points.Add(sum.ToPoint());
        return points.DrainToImmutable();
    }

    /// <summary>One column for polls, those of <see cref="RollupColumns"/> for hours and days; points before <paramref name="First"/> do not count.</summary>
    private sealed record Part(long[] Times, double[][] Columns, long First)
    {
        public int CountBetween(long from, long to) => Math.Max(0, IndexOf(to) - IndexOf(Math.Max(from, First)));

        public IEnumerable<Bucket> Buckets(long from, long to)
        {
            bool isPolls = Columns.Length == 1;
            double[] counted = Columns[0];
            int end = IndexOf(to);
            for (int at = IndexOf(Math.Max(from, First)); at < end; at++)
            {
                // A chart has no place for the infinite, and a gap is no point.
                if (!double.IsFinite(counted[at])) continue;
                yield return isPolls
                    ? new(Times[at], counted[at], counted[at], counted[at], 1)
                    : new(Times[at], Columns[RollupColumns.Min][at], Columns[RollupColumns.Sum][at], Columns[RollupColumns.Max][at], (long)counted[at]);
            }
        }

        /// <summary>Times may be the same only among rows, so the first of them is looked for.</summary>
        private int IndexOf(long time)
        {
            int found = Array.BinarySearch(Times, time);
            if (found < 0) return ~found;
            while (found > 0 && Times[found - 1] == time) found--;
            return found;
        }
    }

    private readonly record struct Bucket(long At, double Min, double Sum, double Max, long Count)
    {
        public Bucket And(in Bucket other) =>
            this with { Min = Math.Min(Min, other.Min), Sum = Sum + other.Sum, Max = Math.Max(Max, other.Max), Count = Count + other.Count };

        public SamplePoint ToPoint() => new(
            DateTimeOffset.UnixEpoch.AddTicks(At * TimeSpan.TicksPerMicrosecond), Min, Sum / Count, Max, (int)Math.Min(Count, int.MaxValue));
    }
}
