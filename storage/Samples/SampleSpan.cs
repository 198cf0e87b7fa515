using PrisonOps.Storage.Samples.Chunks;

namespace PrisonOps.Storage.Samples;

/// <summary>The span of a chart and what it is read from: polls, or hours or days where one point of the chart is no shorter than those.</summary>
internal readonly record struct SampleSpan(BlockKind Kind, DateTimeOffset From, DateTimeOffset To)
{
    public long FromUs => Microseconds(From);

    public long ToUs => Microseconds(To);

    /// <param name="pollsFrom">Since when polls are kept; before it only hours and days are.</param>
    public static SampleSpan Of(DateTimeOffset from, DateTimeOffset to, int pointsMax, DateTimeOffset pollsFrom)
    {
        TimeSpan point = (to - from) / pointsMax;
        BlockKind kind = point >= BlockNumbers.Step(BlockKind.Days) ? BlockKind.Days
            : point >= BlockNumbers.Step(BlockKind.Hours) || from < pollsFrom ? BlockKind.Hours
            : BlockKind.Polls;
        long step = Math.Max(1, BlockNumbers.Step(kind).Ticks);
        // The hour or day in which the chart begins is shown whole.
        return new(kind, new(from.UtcTicks - (from.UtcTicks % step), TimeSpan.Zero), to.ToUniversalTime());
    }

    private static long Microseconds(DateTimeOffset at) => (at - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
}
