namespace PrisonOps.Analyzers.Cameras;

/// <summary>
/// How wide edges are, from the steepest steps of the same tiles at three sizes. A step edge keeps its height at each size, so that the
/// ratio of steps is 1; behind a lens out of focus with a spread of s pixels a step is 1/(s sqrt(2 pi)) of the height, which doubles
/// each time the picture is halved, so that the ratio falls to 1/2 for each halving (the idea of edge width: P. Marziliano et al., A No-Reference
/// Perceptual Blur Metric, ICIP 2002). Height, contrast and brightness cancel out, and smooth tiles do not take part.
/// </summary>
internal static class EdgeSharpness
{
    /// <summary>A tile has an edge when its step at a quarter of the size is at least this high, in grey levels ...</summary>
    private const int EdgeStepMin = 10;

    /// <summary>... and among the higher ones of this picture.</summary>
    private const double EdgeRank = 0.6;

    private const int EdgeTilesMin = 12;

    /// <param name="work">Room for two numbers a tile.</param>
    public static (double? Fine, double? Coarse, double TileShare) Measure(
        ReadOnlySpan<byte> full, ReadOnlySpan<byte> half, ReadOnlySpan<byte> quarter, Span<float> work)
    {
        Span<float> first = work[..TileGrid.Tiles], second = work[TileGrid.Tiles..(2 * TileGrid.Tiles)];
        for (int tile = 0; tile < TileGrid.Tiles; tile++) first[tile] = quarter[tile];
        float limit = Math.Max(EdgeStepMin, Ranking.Of(first, (int)(EdgeRank * (TileGrid.Tiles - 1))));

        int count = 0, edges = 0;
        for (int tile = 0; tile < TileGrid.Tiles; tile++)
        {
            if (quarter[tile] > EdgeStepMin) edges++;
            if (quarter[tile] < limit) continue;
            first[count] = (float)full[tile] / quarter[tile];
            second[count++] = (float)half[tile] / quarter[tile];
        }

        double share = (double)edges / TileGrid.Tiles;
        if (count < EdgeTilesMin) return (null, null, share);
        return (Ranking.Of(first[..count], count / 2), Ranking.Of(second[..count], count / 2), share);
    }
}
