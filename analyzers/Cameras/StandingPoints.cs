using PrisonOps.Ports.Cameras;

namespace PrisonOps.Analyzers.Cameras;

/// <summary>
/// Of the points of the thumbnail that lie on strong edges of the reference: the share, 0 to 1, that keep the very value they had, but for light that
/// changed everywhere alike. Beside an edge every step of a camera that was turned, zoomed or knocked gives another value, and of a camera that
/// shakes another one in each keyframe, so that one point in four agrees by chance at most; between leaves, drops, threads and fingers the scene shows
/// through unchanged, each time in the same points.
/// </summary>
internal static class StandingPoints
{
    /// <summary>Between a point and one of its four neighbours, in grey levels.</summary>
    private const int StrongStepMin = 14;

    private const int SameMax = 4;
    private const int PointsMin = 60;

    /// <summary>
    /// What stands beyond chance, 0 to 1: of a night, or of a place of few even surfaces, many points have the value of any other. Chance is the share of points that have
    /// the value which another edge of the reference had, as in Cohen's kappa (J. Cohen 1960).
    /// </summary>
    public static double? BeyondChance(PictureTiles reference, IReadOnlyList<bool> stable, IReadOnlyCollection<PictureTiles> last)
    {
        if (Share(reference, stable, last, 0) is not { } standing) return null;
        double chance = ElsewhereParts.Min(parts => Share(reference, stable, last, parts)).GetValueOrDefault();
        return (standing - chance) / Math.Max(1 - chance, 0.01);
    }

    /// <summary>The other edge is this part of the list of edges further on, far from the first; of several, since a fence has the same values at some distance again.</summary>
    private static readonly int[] ElsewhereParts = [2, 3, 5];

    /// <summary>Null where too few edges are known, or nothing is there to compare with.</summary>
    public static double? Share(PictureTiles reference, IReadOnlyList<bool> stable, IReadOnlyCollection<PictureTiles> last) => Share(reference, stable, last, 0);

    private static double? Share(PictureTiles reference, IReadOnlyList<bool> stable, IReadOnlyCollection<PictureTiles> last, int elsewhere)
    {
        int[] edges = [.. Enumerable.Range(0, Thumbnail.Points).Where(at => IsStrongEdge(reference.Thumbnail, stable, at))];
        if (edges.Length < PointsMin || last.Count == 0) return null;

        int further = elsewhere == 0 ? 0 : edges.Length / elsewhere;
        int[] kept = new int[edges.Length];
        foreach (PictureTiles now in last)
        {
            int[] changes = [.. edges.Select((at, i) => now.Thumbnail[at] - reference.Thumbnail[edges[(i + further) % edges.Length]])];
            int light = Light(changes);
            for (int i = 0; i < edges.Length; i++)
            {
                if (Math.Abs(changes[i] - light) <= SameMax) kept[i]++;
            }
        }

        // As with losses: a person may pass in one keyframe.
        int needed = last.Count - (last.Count > 3 ? 1 : 0);
        return (double)kept.Count(times => times >= needed) / edges.Length;
    }

    /// <summary>What light has added everywhere: the middle change, or nothing where more points stand by that, as beside an obstacle over half of the view.</summary>
    private static int Light(int[] changes)
    {
        int[] sorted = [.. changes.Order()];
        int middle = sorted[sorted.Length / 2];
        return changes.Count(change => Math.Abs(change) <= SameMax) >= changes.Count(change => Math.Abs(change - middle) <= SameMax) ? 0 : middle;
    }

    private static bool IsStrongEdge(byte[] thumbnail, IReadOnlyList<bool> stable, int at)
    {
        (int y, int x) = (at / Thumbnail.Width, at % Thumbnail.Width);
        if (x is 0 or Thumbnail.Width - 1 || y is 0 or Thumbnail.Height - 1 || !stable[(y / 3 * TileGrid.Columns) + (x / 3)]) return false;
        int here = thumbnail[at];
        return Math.Abs(here - thumbnail[at - 1]) >= StrongStepMin || Math.Abs(here - thumbnail[at + 1]) >= StrongStepMin
            || Math.Abs(here - thumbnail[at - Thumbnail.Width]) >= StrongStepMin || Math.Abs(here - thumbnail[at + Thumbnail.Width]) >= StrongStepMin;
    }
}
