namespace PrisonOps.Storage.Samples.Chunks;

/// <summary>The number of a block names its kind and period, so that partitions can be dropped by it; <c>sample_block_first</c> says the same in SQL.</summary>
internal static class BlockNumbers
{
    private const int KindShift = 56;
    private const int PeriodShift = 40;
    private const int DaysToMonday = 3;

    /// <summary>The week since Monday 1969-12-29 for polls, the year for roll-ups.</summary>
    public static int Period(BlockKind kind, DateTimeOffset at) => kind == BlockKind.Polls
        ? ((int)((at - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerDay) + DaysToMonday) / 7
        : at.UtcDateTime.Year;

    public static long First(BlockKind kind, int period) => ((long)kind << KindShift) | ((long)period << PeriodShift);

    public static long Compose(BlockKind kind, int period, long sequence) => First(kind, period) | sequence;

    public static BlockKind KindOf(long number) => (BlockKind)(number >> KindShift);

    public static TimeSpan Step(BlockKind kind) => kind switch
    {
        BlockKind.Polls => TimeSpan.Zero,
        BlockKind.Hours => TimeSpan.FromHours(1),
        _ => TimeSpan.FromDays(1),
    };
}
