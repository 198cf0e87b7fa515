namespace PrisonOps.Benchmarks.Samples;

/// <summary>
/// A series as monitoring meets it, by its number modulo ten: 0-3 a noisy gauge of two decimals, 4-5 a percentage that moves slowly, 6-8 a
/// counter of octets with a noisy rate, 9 a state that stays.
/// </summary>
internal struct MonitoredSeries(int number)
{
    private double level;

    public double Next(int poll)
    {
        ulong mixed = Mix(((ulong)number * 1_000_003) + (ulong)poll);
        double even = (mixed >> 11) * (1.0 / 9_007_199_254_740_992);
        switch (number % 10)
        {
            case < 4:
                return (double)(long)((20 + (number % 30) + (4 * even)) * 100) / 100;
            case < 6:
                if (even < 0.1) level = Math.Clamp(level + ((mixed & 1) == 1 ? 1 : -1), 0, 100);
                return level;
            case < 9:
                return level += (long)(60 * (1000 + (number % 97 * 20_000)) * (0.8 + (0.4 * even)));
            default:
                return 1;
        }
    }

    private static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 33)) * 0xff51afd7ed558ccd;
        x = (x ^ (x >> 33)) * 0xc4ceb9fe1a85ec53;
        return x ^ (x >> 33);
    }
}
