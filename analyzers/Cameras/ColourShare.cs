namespace PrisonOps.Analyzers.Cameras;

/// <summary>
/// How much colour there is: the share of chroma samples further than 6 from grey (row 8.2-0.8), and the mean distance. Every second or fourth
/// row and column tells the same as all of them.
/// </summary>
internal static class ColourShare
{
    private const int LargeWidthPx = 500;
    private const int Neutral = 128;
    private const int ColouredDistance = 6;

    /// <summary>The roots of the squares that most of a picture has: a root takes longer than looking it up.</summary>
    private static readonly double[] Roots = [.. Enumerable.Range(0, 4_096).Select(square => Math.Sqrt(square))];

    public static (double Share, double Distance) Measure(PlaneView u, PlaneView v)
    {
        long coloured = 0, samples = 0;
        int step = u.WidthPx > LargeWidthPx ? 4 : 2;
        double distances = 0;
        ReadOnlySpan<double> roots = Roots;
        for (int y = 0; y < u.HeightPx; y += step)
        {
            ReadOnlySpan<byte> us = u.Row(y), vs = v.Row(y);
            for (int x = 0; x < us.Length; x += step)
            {
                int du = us[x] - Neutral, dv = vs[x] - Neutral, square = (du * du) + (dv * dv);
                if (square > ColouredDistance * ColouredDistance) coloured++;
                distances += square < roots.Length ? roots[square] : Math.Sqrt(square);
                samples++;
            }
        }

        return ((double)coloured / samples, distances / samples);
    }
}
