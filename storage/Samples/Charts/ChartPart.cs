namespace PrisonOps.Storage.Samples.Charts;

/// <summary>Points of one object in one layout, from which each of its series can be added to a chart.</summary>
internal abstract class ChartPart
{
    private ChartAxis? axis;
    private int[] slots = [];

    /// <summary>The times within the chart, in microseconds since 1970.</summary>
    public abstract ReadOnlySpan<long> Times { get; }

    /// <summary>Adds what the series at <paramref name="place"/> had. Gaps and the infinite, for which a chart has no place, are left out.</summary>
    public abstract void AddTo(ChartSums sums, int place);

    /// <summary>The slots of all times. The series of a layout share its times, and as a rule one axis, so this is found out once for all of them.</summary>
    protected ReadOnlySpan<int> SlotsOn(ChartAxis wanted)
    {
        if (axis != wanted) (axis, slots) = (wanted, wanted.SlotsOf(Times));
        return slots;
    }
}
