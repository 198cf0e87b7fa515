using System.Collections.Immutable;
using PrisonOps.Ports.Samples;

namespace PrisonOps.Storage.Samples;

/// <summary>Makes as many points as a chart can show. Minimum and maximum stay, so that a spike of one poll is seen at any zoom.</summary>
internal static class SampleThinning
{
    public static ImmutableArray<SamplePoint> Thin(
        ImmutableArray<(DateTimeOffset At, double Value)> raw, DateTimeOffset from, DateTimeOffset to, int pointsMax)
    {
        if (raw.Length <= pointsMax) return [.. raw.Select(p => new SamplePoint(p.At, p.Value, p.Value, p.Value, 1))];

        double bucketTicks = (double)(to - from).Ticks / pointsMax;
        ImmutableArray<SamplePoint>.Builder points = ImmutableArray.CreateBuilder<SamplePoint>(pointsMax);
        foreach (IGrouping<long, (DateTimeOffset At, double Value)> bucket in raw.GroupBy(p => (long)((p.At - from).Ticks / bucketTicks)))
        {
            (double min, double max, double sum, int count) = (double.PositiveInfinity, double.NegativeInfinity, 0, 0);
            foreach ((_, double value) in bucket) (min, max, sum, count) = (Math.Min(min, value), Math.Max(max, value), sum + value, count + 1);
            points.Add(new(from.AddTicks((long)(bucket.Key * bucketTicks)), min, sum / count, max, count));
        }

        return points.DrainToImmutable();
    }
}
