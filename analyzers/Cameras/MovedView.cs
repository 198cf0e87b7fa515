using PrisonOps.Ports.Cameras;

namespace PrisonOps.Analyzers.Cameras;

/// <summary>
/// The former view, found elsewhere in the picture: mirrored, turned upside down, rolled, zoomed, panned or tilted. An obstacle, the light or a lens out of focus takes
/// the scene away and shows it nowhere else; what is found again proves that the camera, and nothing before it, was moved. The thumbnails
/// are laid over each other at all shifts of a few scales, rolls and reflections, and the best fit is refined until the tiles correlate most.
/// </summary>
internal static class MovedView
{
    /// <summary>Of the tiles that both views show: how many must be seen again, and how many more than where they were.</summary>
    private const double FoundShareMin = 0.85;
    private const double FoundBeyondMin = 0.35;

    /// <summary>Both views must have so much of the known tiles in common. Fewer are found somewhere by chance.</summary>
    private const double CommonShareMin = 0.1;

    /// <summary>Of the picture, for the search.</summary>
    private const double CommonAreaMin = 0.2;

    /// <summary>The search works on every third point.</summary>
    private const int Coarse = 3;

    private static readonly double[] Scales = [0.6, 0.7, 0.8, 0.9, 1.12, 1.25, 1.4, 1.6, 1.8, 2.0, 2.2];
    private static readonly double[] RollsDegrees = [-20, -15, -10, -5, 5, 10, 15, 20];

    /// <summary>Steps of the refinement, of scale, roll and shift.</summary>
    private static readonly (double Scale, double Degrees, double Points)[] Refinements = [(0.06, 2.5, 2), (0.03, 1.2, 1), (0.015, 0.6, 0.5)];

    /// <param name="last">The last keyframes; a camera that shakes shows the view in another place in each of them.</param>
    public static bool IsFound(PictureReference baseline, IReadOnlyList<PictureTiles> last)
    {
        if (last.Count == 0) return false;
        Placement found = Refined(baseline, last[^1], Coarsely(baseline.Tiles.Thumbnail, last[^1].Thumbnail));
        int seen = last.Count(now => IsSeenAt(baseline, now, found));
        return seen >= last.Count - (last.Count > 3 ? 1 : 0);
    }

    private static bool IsSeenAt(PictureReference baseline, PictureTiles now, Placement at) =>
        SeenShare(baseline, now, at) is var found && found >= FoundShareMin && found - SeenShare(baseline, now, Placement.Former) >= FoundBeyondMin;

    private static Placement Coarsely(byte[] reference, byte[] now)
    {
        const int width = Thumbnail.Width / Coarse, height = Thumbnail.Height / Coarse;
        (double best, Placement found) = (double.MinValue, Placement.Former);
        foreach (Placement turned in Turns())
        {
            for (int dy = -height / 2; dy <= height / 2; dy++)
            {
                for (int dx = -width / 2; dx <= width / 2; dx++)
                {
                    Placement placed = turned with { X = dx * Coarse, Y = dy * Coarse };
                    double fit = Correlation(reference, now, placed);
                    if (fit > best) (best, found) = (fit, placed);
                }
            }
        }

        return found;
    }

    private static IEnumerable<Placement> Turns() =>
    [
        Placement.Former,
        .. new[] { (-1, 1), (1, -1), (-1, -1) }.Select(signs => Placement.Former with { SignX = signs.Item1, SignY = signs.Item2 }),
        .. Scales.Select(scale => Placement.Former with { Scale = scale }),
        .. RollsDegrees.Select(degrees => Placement.Former with { Degrees = degrees }),
    ];

    private static Placement Refined(PictureReference baseline, PictureTiles now, Placement start)
    {
        (double best, Placement found) = (SeenShare(baseline, now, start), start);
        foreach ((double scale, double degrees, double points) in Refinements)
        {
            bool isBetter = true;
            while (isBetter)
            {
                isBetter = false;
                Placement[] near =
                [
                    found with { Scale = found.Scale + scale }, found with { Scale = found.Scale - scale },
                    found with { Degrees = found.Degrees + degrees }, found with { Degrees = found.Degrees - degrees },
                    found with { X = found.X + points }, found with { X = found.X - points },
                    found with { Y = found.Y + points }, found with { Y = found.Y - points },
                ];
                foreach (Placement placed in near)
                {
                    double seen = SeenShare(baseline, now, placed);
                    if (seen > best) (best, found, isBetter) = (seen, placed, true);
                }
            }
        }

        return found;
    }

    /// <summary>Normalised cross-correlation of what both views show; -1 when that is too little.</summary>
    private static double Correlation(byte[] reference, byte[] now, Placement placed)
    {
        var laid = new Laid(placed);
        long count = 0, a = 0, b = 0, aa = 0, bb = 0, ab = 0;
        for (int y = Coarse / 2; y < Thumbnail.Height; y += Coarse)
        {
            for (int x = Coarse / 2; x < Thumbnail.Width; x += Coarse)
            {
                (double left, double top) = laid.Of(x, y);
                int column = (int)Math.Round(left), row = (int)Math.Round(top);
                if ((uint)column >= Thumbnail.Width || (uint)row >= Thumbnail.Height) continue;
                int p = reference[(y * Thumbnail.Width) + x], q = now[(row * Thumbnail.Width) + column];
                count++;
                a += p;
                b += q;
                aa += p * p;
                bb += q * q;
                ab += p * q;
            }
        }

        if (count * Coarse * Coarse < CommonAreaMin * Thumbnail.Points) return -1;
        double spread = Math.Sqrt(((double)(aa * count) - (a * a)) * ((double)(bb * count) - (b * b)));
        return spread < 1 ? -1 : ((ab * count) - (a * b)) / spread;
    }

    /// <summary>The share of the known tiles in both views that are seen in this place, 0 to 1; 0 when they have too few in common.</summary>
    private static double SeenShare(PictureReference baseline, PictureTiles now, Placement placed)
    {
        var laid = new Laid(placed);
        byte[] moved = new byte[Thumbnail.Points];
        bool[] isInside = new bool[Thumbnail.Points];
        for (int y = 0; y < Thumbnail.Height; y++)
        {
            for (int x = 0; x < Thumbnail.Width; x++)
            {
                (double left, double top) = laid.Of(x, y);
                int at = (y * Thumbnail.Width) + x;
                isInside[at] = left >= 0 && top >= 0 && left <= Thumbnail.Width - 1 && top <= Thumbnail.Height - 1;
                if (isInside[at]) moved[at] = Between(now.Thumbnail, left, top);
            }
        }

        int seen = 0, common = 0, known = 0;
        for (int tile = 0; tile < TileGrid.Tiles; tile++)
        {
            if (!baseline.StableTiles[tile]) continue;
            known++;
            if (!SceneMatch.IsWithin(isInside, tile)) continue;
            common++;
            if (SceneMatch.Of(baseline.Tiles.Thumbnail, moved, tile) is { } correlation && SceneMatch.IsSeen(correlation)) seen++;
        }

        return common < SceneMatch.StableTilesMin || common < CommonShareMin * known ? 0 : (double)seen / common;
    }

    /// <summary>Bilinear.</summary>
    private static byte Between(byte[] points, double left, double top)
    {
        int column = Math.Min((int)left, Thumbnail.Width - 2), row = Math.Min((int)top, Thumbnail.Height - 2), at = (row * Thumbnail.Width) + column;
        (double x, double y) = (left - column, top - row);
        double upper = (points[at] * (1 - x)) + (points[at + 1] * x);
        double lower = (points[at + Thumbnail.Width] * (1 - x)) + (points[at + Thumbnail.Width + 1] * x);
        return (byte)Math.Round((upper * (1 - y)) + (lower * y));
    }

    /// <summary>Where the former view lies now: reflected, scaled and rolled about the middle, then shifted, in points of the thumbnail.</summary>
    private readonly record struct Placement(int SignX, int SignY, double Scale, double Degrees, double X, double Y)
    {
        public static Placement Former => new(1, 1, 1, 0, 0, 0);
    }

    private readonly struct Laid(Placement placed)
    {
        private const double MiddleX = (Thumbnail.Width - 1) / 2.0, MiddleY = (Thumbnail.Height - 1) / 2.0;

        private readonly double cosine = placed.Scale * Math.Cos(placed.Degrees * Math.PI / 180);
        private readonly double sine = placed.Scale * Math.Sin(placed.Degrees * Math.PI / 180);

        public (double Left, double Top) Of(int x, int y)
        {
            double fromX = placed.SignX * (x - MiddleX), fromY = placed.SignY * (y - MiddleY);
            return (MiddleX + (fromX * cosine) - (fromY * sine) + placed.X, MiddleY + (fromX * sine) + (fromY * cosine) + placed.Y);
        }
    }
}
