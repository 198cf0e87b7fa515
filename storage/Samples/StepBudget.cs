namespace PrisonOps.Storage.Samples;

/// <summary>
/// How much one transaction of some work takes on. It learns from the time that the last ones took, because the same amount is quick on one machine
/// and slow on another, or on the same one an hour later. It is bounded by the amount, whatever the clock says.
/// </summary>
internal sealed class StepBudget(int first, int min, int max)
{
    private static readonly TimeSpan Long = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(100);

    public int Amount { get; private set; } = first;

    /// <summary>A step that found less than it could take says nothing about how long a full one takes.</summary>
    public void Learn(int used, TimeSpan taken)
    {
        if (taken > Long) Amount = Math.Max(min, Amount / 2);
        else if (taken < Short && used > Amount / 2) Amount = (int)Math.Min(max, Amount * 2L);
    }
}
