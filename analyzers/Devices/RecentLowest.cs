namespace PrisonOps.Analyzers.Devices;

/// <summary>The lowest value of the last so long; of the values only those are kept that may still become the lowest.</summary>
internal sealed class RecentLowest(TimeSpan within)
{
    private readonly LinkedList<(DateTimeOffset At, double Value)> rising = new();

    /// <returns>The lowest since then, the new value included.</returns>
    public double Take(double value, DateTimeOffset at)
    {
        while (rising.First is { } oldest && at - oldest.Value.At > within) rising.RemoveFirst();
        while (rising.Last is { } newest && newest.Value.Value >= value) rising.RemoveLast();
        rising.AddLast((at, value));
        return rising.First!.Value.Value;
    }
}
