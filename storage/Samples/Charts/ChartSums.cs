using System.Collections.Immutable;
using PrisonOps.Ports.Samples;

namespace PrisonOps.Storage.Samples.Charts;

/// <summary>What a series had in each slot of an axis. Minimum and maximum stay, so that a spike of one poll is seen at any zoom.</summary>
internal sealed class ChartSums(ChartAxis axis)
{
    private readonly double[] min = new double[axis.Count];
    private readonly double[] max = new double[axis.Count];
    private readonly double[] sum = new double[axis.Count];
    private readonly long[] count = new long[axis.Count];

    public ChartAxis Axis => axis;

    public void Add(int slot, double value)
    {
        if (double.IsFinite(value)) Add(slot, value, value, value, 1);
    }

    public void Add(int slot, double least, double most, double added, long values)
    {
        bool isFirst = count[slot] == 0;
        if (isFirst || least < min[slot]) min[slot] = least;
        if (isFirst || most > max[slot]) max[slot] = most;
        sum[slot] += added;
        count[slot] += values;
    }

    /// <summary>The points of all slots that have values, oldest first. The sums are empty afterwards.</summary>
    public ImmutableArray<SamplePoint> TakePoints()
    {
        ImmutableArray<SamplePoint>.Builder points = ImmutableArray.CreateBuilder<SamplePoint>(count.Count(values => values > 0));
        for (int slot = 0; slot < count.Length; slot++)
        {
            if (count[slot] == 0) continue;

            DateTimeOffset at = DateTimeOffset.UnixEpoch.AddTicks(axis.BeginUs(slot) * TimeSpan.TicksPerMicrosecond);
            points.Add(new(at, min[slot], sum[slot] / count[slot], max[slot], (int)Math.Min(count[slot], int.MaxValue)));
            (sum[slot], count[slot]) = (0, 0);
        }

        return points.MoveToImmutable();
    }
}
