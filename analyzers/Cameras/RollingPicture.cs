using PrisonOps.Ports.Cameras;

namespace PrisonOps.Analyzers.Cameras;

/// <summary>
/// Row 8.2-0.1: a picture whose vertical synchronisation is lost. Each keyframe shows the whole scene, moved up or down by another part of the height, and what leaves at
/// one edge comes in at the other. No camera that is turned brings back at the top what it has lost at the bottom, least of all each time by another part.
/// </summary>
internal static class RollingPicture
{
    public const string Rolling = "rolling";

    /// <summary>In rows of the thumbnail; less may be a camera that nods.</summary>
    private const int ShiftMin = 4;

    /// <summary>Of the difference to the reference: what the best shift leaves of it.</summary>
    private const double LeftRatioMax = 0.7;

    private const int KeyframesMin = 3;
    private const double KeyframesShareMin = 0.3;

    /// <summary>The keyframes that are shifted; none when they are too few, or all by one shift: then the picture was mirrored or turned.</summary>
    public static int[] Keyframes(PictureRound round)
    {
        if (round.Baseline is not { } baseline) return [];
        var shifts = new List<(int Keyframe, int Shift)>();
        for (int i = 0; i < round.Pictures.Length; i++)
        {
            if (round.Pictures[i].Tiles is { } now && SceneMatch.SeenShare(baseline.Tiles, baseline.StableTiles, now) < SceneLostShareMax
                && ShiftOf(baseline.Tiles.Thumbnail, now.Thumbnail) is { } shift && IsSeenAgain(baseline, now, shift)) shifts.Add((i, shift));
        }

        bool isRolling = shifts.Count >= Math.Max(KeyframesMin, KeyframesShareMin * round.Pictures.Length)
            && shifts.DistinctBy(found => found.Shift).Count() >= KeyframesMin && shifts.Max(found => found.Shift) - shifts.Min(found => found.Shift) >= ShiftMin - 1;
        return isRolling ? [.. shifts.Select(found => found.Keyframe)] : [];
    }

    private const double SceneLostShareMax = 0.6;

    /// <summary>Of a view turned upside down the light may lie alike, but no thing is seen again.</summary>
    private const double SeenAgainShareMin = 0.65;

    private static bool IsSeenAgain(PictureReference baseline, PictureTiles now, int shift)
    {
        int split = shift * Thumbnail.Width;
        PictureTiles rolledBack = now with { Thumbnail = [.. now.Thumbnail[split..], .. now.Thumbnail[..split]] };
        return SceneMatch.SeenShare(baseline.Tiles, baseline.StableTiles, rolledBack) >= SeenAgainShareMin;
    }

    private static int? ShiftOf(byte[] reference, byte[] now)
    {
        int unmoved = Difference(reference, now, 0), best = unmoved, bestShift = 0;
        for (int shift = ShiftMin; shift <= Thumbnail.Height - ShiftMin; shift++)
        {
            int difference = Difference(reference, now, shift);
            if (difference < best) (best, bestShift) = (difference, shift);
        }

        return best <= LeftRatioMax * unmoved && bestShift > 0 ? bestShift : null;
    }

    private static int Difference(byte[] reference, byte[] now, int shift)
    {
        int split = shift * Thumbnail.Width;
        return (int)(PlaneSums.AbsoluteDifference(reference.AsSpan(0, Thumbnail.Points - split), now.AsSpan(split))
            + PlaneSums.AbsoluteDifference(reference.AsSpan(Thumbnail.Points - split), now.AsSpan(0, split)));
    }
}
