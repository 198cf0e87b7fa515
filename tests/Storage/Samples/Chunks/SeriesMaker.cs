namespace PrisonOps.Tests.Storage.Samples.Chunks;

/// <summary>Series of every shape that devices give, and of some that they should not.</summary>
internal static class SeriesMaker
{
    private static readonly double[] Extremes =
    [
        0, -0.0, 1, -1, double.Epsilon, -double.Epsilon, double.MaxValue, double.MinValue, double.PositiveInfinity, double.NegativeInfinity, double.NaN,
        9_007_199_254_740_991, 9_007_199_254_740_992, 9_007_199_254_740_993, -9_007_199_254_740_992, 0.1, 0.1 + 0.2, 1e-6, 1e-7, 123456.789012, 2.2250738585072014E-308,
    ];

    public const int Shapes = 11;

    public static double[] Make(Random random, int shape, int length)
    {
        double level = random.Next(1, 1_000_000);
        double[] values = new double[length];
        for (int at = 0; at < length; at++)
        {
            values[at] = shape switch
            {
                0 => level,
                1 => Math.Floor((20 + (4 * random.NextDouble())) * 100) / 100,
                2 => level += random.NextDouble() < 0.1 ? random.Next(-1, 2) : 0,
                3 => level += random.Next(1_000_000, 24_000_000),
                4 => random.NextDouble() * 100,
                5 => Extremes[random.Next(Extremes.Length)],
                6 => BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue)),
                7 => random.NextDouble() < 0.3 ? double.NaN : random.Next(100),
                8 => at == length / 2 ? level = 0 : level += random.Next(1000),
                9 => random.Next(1000) == 0 ? 1e9 : 0,
                _ => double.NaN,
            };
        }

        return values;
    }

    /// <summary>Polls of a period with jitter, in order and each once.</summary>
    public static long[] MakeTimes(Random random, int length)
    {
        long unit = new[] { 1L, 1_000, 1_000_000 }[random.Next(3)], jitter = random.Next(2) == 0 ? 0 : 200;
        long at = 1_790_000_000_000_000L / unit;
        long[] times = new long[length];
        for (int poll = 0; poll < length; poll++) times[poll] = (at += 1000 + random.NextInt64(jitter + 1)) * unit;
        return times;
    }
}
