namespace PrisonOps.Grains.Turns;

/// <summary>Revisions are UTC ticks, so that they grow across activations; two changes within one tick still differ.</summary>
internal static class Revisions
{
    public static long After(long last, DateTimeOffset now) => Math.Max(last + 1, now.UtcTicks);
}
