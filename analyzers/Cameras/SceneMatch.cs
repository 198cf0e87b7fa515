using PrisonOps.Ports.Cameras;

namespace PrisonOps.Analyzers.Cameras;

/// <summary>
/// Which tiles of a scene are still seen. Around each tile 7 x 7 points of the thumbnail are correlated with those of the reference, each less
/// its own mean and over its own spread, so that light and contrast cancel out (normalised cross-correlation, J. P. Lewis 1995). Where
/// the reference is flat nothing can be said.
/// </summary>
internal static class SceneMatch
{
    private const int Reach = 3;

    /// <summary>Spread of the points below which a place has no structure, in grey levels.</summary>
    private const double SpreadMin = 4;

    /// <summary>From this correlation on it is the same thing.</summary>
    private const double CorrelationMin = 0.5;

    /// <summary>Null where the reference is flat; else the correlation.</summary>
    public static double? Of(byte[] reference, byte[] now, int tile)
    {
        PatchMoments moments = Moments(reference, now, tile);
        if (moments.VarianceA < SpreadMin * SpreadMin) return null;
        return moments.VarianceB < 0.25 ? 0 : moments.Covariance / Math.Sqrt(moments.VarianceA * moments.VarianceB);
    }

    /// <summary>What is left of the contrast in a place, in proportion to its light: a shadow takes both, a veil the contrast. Null where the reference is flat.</summary>
    public static double? ContrastLeft(byte[] reference, byte[] now, int tile)
    {
        PatchMoments moments = Moments(reference, now, tile);
        if (moments.VarianceA < 4 * SpreadMin * SpreadMin) return null;
        double light = Math.Clamp((moments.MeanB + 1) / (moments.MeanA + 1), 0.2, 1);
        return Math.Sqrt(Math.Max(0, moments.VarianceB) / moments.VarianceA) / light;
    }

    /// <summary>The median of the same over the places that always show the same; null when they are too few to tell.</summary>
    public static double? TypicalContrastLeft(PictureReference reference, PictureTiles now)
    {
        double[] left =
        [
            .. Enumerable.Range(0, TileGrid.Tiles).Where(tile => reference.StableTiles[tile])
                .Select(tile => ContrastLeft(reference.Tiles.Thumbnail, now.Thumbnail, tile)).OfType<double>().Order(),
        ];
        return left.Length < LastingPlacesMin ? null : left[left.Length / 2];
    }

    private const int LastingPlacesMin = 8;

    private readonly record struct PatchMoments(double MeanA, double MeanB, double VarianceA, double VarianceB, double Covariance);

    /// <summary>True when the corners of the points that speak for a tile are marked, and so all of them in a picture laid over another.</summary>
    public static bool IsWithin(IReadOnlyList<bool> marked, int tile)
    {
        (int x0, int y0) = MiddleOf(tile);
        return marked[((y0 - Reach) * Thumbnail.Width) + x0 - Reach] && marked[((y0 - Reach) * Thumbnail.Width) + x0 + Reach]
            && marked[((y0 + Reach) * Thumbnail.Width) + x0 - Reach] && marked[((y0 + Reach) * Thumbnail.Width) + x0 + Reach];
    }

    private static (int X, int Y) MiddleOf(int tile) => (
        Math.Clamp((3 * (tile % TileGrid.Columns)) + 1, Reach, Thumbnail.Width - 1 - Reach),
        Math.Clamp((3 * (tile / TileGrid.Columns)) + 1, Reach, Thumbnail.Height - 1 - Reach));

    private static PatchMoments Moments(byte[] reference, byte[] now, int tile)
    {
        (int x0, int y0) = MiddleOf(tile);
        double a = 0, b = 0, aa = 0, bb = 0, ab = 0;
        for (int y = y0 - Reach; y <= y0 + Reach; y++)
        {
            for (int x = x0 - Reach; x <= x0 + Reach; x++)
            {
                double p = reference[(y * Thumbnail.Width) + x], q = now[(y * Thumbnail.Width) + x];
                a += p;
                b += q;
                aa += p * p;
                bb += q * q;
                ab += p * q;
            }
        }

        const double points = ((2 * Reach) + 1) * ((2 * Reach) + 1);
        double meanA = a / points, meanB = b / points;
        return new(meanA, meanB, (aa / points) - (meanA * meanA), (bb / points) - (meanB * meanB), (ab / points) - (meanA * meanB));
    }

    /// <summary>The share of all tiles, 0 to 1, that have structure in either picture and are not alike: things that came, went or moved, whatever the light.</summary>
    public static double OtherShare(PictureTiles one, PictureTiles other)
    {
        int others = 0;
        for (int tile = 0; tile < TileGrid.Tiles; tile++)
        {
            PatchMoments moments = Moments(one.Thumbnail, other.Thumbnail, tile);
            if (Math.Max(moments.VarianceA, moments.VarianceB) < 4 * SpreadMin * SpreadMin) continue;
            if (moments.Covariance < CorrelationMin * Math.Sqrt(Math.Max(moments.VarianceA, 0.25) * Math.Max(moments.VarianceB, 0.25))) others++;
        }

        return (double)others / TileGrid.Tiles;
    }

    /// <summary>From this correlation on it is the same thing in the same place.</summary>
    public const double SurelySeen = 0.85;

    public static bool IsSeen(double correlation) => correlation >= CorrelationMin;

    /// <summary>True for the tiles with structure that look alike in all of the pictures.</summary>
    public static bool[] Stable(PictureTiles typical, IReadOnlyCollection<PictureTiles> all)
    {
        bool[] stable = new bool[TileGrid.Tiles];
        for (int tile = 0; tile < TileGrid.Tiles; tile++)
        {
            int place = tile;
            stable[tile] = all.All(picture => Of(typical.Thumbnail, picture.Thumbnail, place) is { } correlation && IsSeen(correlation));
        }

        return stable;
    }

    /// <summary>The share of stable tiles that a picture still shows, 0 to 1; null when there are too few to tell.</summary>
    public static double? SeenShare(PictureTiles reference, IReadOnlyList<bool> stable, PictureTiles now, double correlationMin = CorrelationMin)
    {
        int seen = 0, known = 0;
        for (int tile = 0; tile < TileGrid.Tiles; tile++)
        {
            if (!stable[tile] || Of(reference.Thumbnail, now.Thumbnail, tile) is not { } correlation) continue;
            known++;
            if (correlation >= correlationMin) seen++;
        }

        return known < StableTilesMin ? null : (double)seen / known;
    }

    /// <summary>The share of stable tiles that show the very same thing in the same light and colour, 0 to 1.</summary>
    public static double UnchangedShare(PictureTiles reference, IReadOnlyList<bool> stable, PictureTiles now)
    {
        int unchanged = 0, known = 0;
        for (int tile = 0; tile < TileGrid.Tiles; tile++)
        {
            if (!stable[tile]) continue;
            known++;
            int at = Thumbnail.MiddleOf(tile);
            bool isSameLight = Math.Abs(reference.Thumbnail[at] - now.Thumbnail[at]) <= SameLumaMax
                && Math.Abs(reference.ChromaU[tile] - now.ChromaU[tile]) <= SameChromaMax && Math.Abs(reference.ChromaV[tile] - now.ChromaV[tile]) <= SameChromaMax;
            if (isSameLight && Of(reference.Thumbnail, now.Thumbnail, tile) is >= SurelySeen) unchanged++;
        }

        return known == 0 ? 0 : (double)unchanged / known;
    }

    private const int SameLumaMax = 24;
    private const int SameChromaMax = 10;

    /// <summary>Fewer tiles than these do not stand for a scene.</summary>
    public const int StableTilesMin = 30;
}
