using PrisonOps.Storage.Samples.Chunks;

namespace PrisonOps.Storage.Samples.Charts;

/// <summary>
/// Where a time lies on a chart: in one of its equal slots, or, when there are no more times than the chart has points, at a slot of its own.
/// What is read as hours or days is rounded to those first, so that the polls of a day that is not over yet look like the days before it.
/// </summary>
internal sealed class ChartAxis
{
    private readonly long firstUs;
    private readonly long stepUs;
    private readonly double widthUs;
    private readonly long[] instants;

    private ChartAxis(SampleSpan span, double widthUs, int count, long[] instants)
    {
        (firstUs, stepUs) = (span.FromUs, StepUs(span.Kind));
        (this.widthUs, Count, this.instants) = (widthUs, count, instants);
    }

    public int Count { get; }

    public static ChartAxis Of(SampleSpan span, int pointsMax, IReadOnlyCollection<ChartPart> parts)
    {
        bool isRolledUp = span.Kind != BlockKind.Polls;
        if (!isRolledUp && parts.Sum(part => (long)part.Times.Length) > pointsMax) return Slotted(span, pointsMax);

        HashSet<long> distinct = [];
        long stepUs = StepUs(span.Kind);
        foreach (ChartPart part in parts)
        {
            foreach (long time in part.Times) distinct.Add(time - (time % stepUs));
        }

        return distinct.Count > pointsMax ? Slotted(span, pointsMax) : new(span, 0, distinct.Count, [.. distinct.Order()]);
    }

    public long BeginUs(int slot) => widthUs > 0 ? firstUs + (long)(slot * widthUs) : instants[slot];

    public int[] SlotsOf(ReadOnlySpan<long> times)
    {
        int[] slots = new int[times.Length];
        for (int at = 0; at < slots.Length; at++)
        {
            long rounded = times[at] - (times[at] % stepUs);
            slots[at] = widthUs > 0 ? Math.Min((int)((rounded - firstUs) / widthUs), Count - 1) : Array.BinarySearch(instants, rounded);
        }

        return slots;
    }

    private static ChartAxis Slotted(SampleSpan span, int pointsMax) => new(span, (double)(span.ToUs - span.FromUs) / pointsMax, pointsMax, []);

    /// <summary>Times are whole microseconds, so that polls are rounded to themselves.</summary>
    private static long StepUs(BlockKind kind) => Math.Max(1, BlockNumbers.Step(kind).Ticks / TimeSpan.TicksPerMicrosecond);
}
