namespace PrisonOps.Collectors.Flows.Wire;

/// <summary>Multiplies what was sampled. The product is bounded, because rate and size are what a device says.</summary>
internal static class SampledTraffic
{
    /// <summary>64 TiB: what a port of 100 Gbit/s moves in an hour and a half, and still far from the end of a sum of many.</summary>
    public const long FlowOctetsMax = 1L << 46;

    private const uint RateMax = 1 << 24;

    public static long Scale(ulong sampled, uint rate)
    {
        UInt128 product = (UInt128)sampled * Math.Clamp(rate, 1, RateMax);
        return product > (ulong)FlowOctetsMax ? FlowOctetsMax : (long)product;
    }
}
