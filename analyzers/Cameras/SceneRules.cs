using PrisonOps.Ports.Cameras;

namespace PrisonOps.Analyzers.Cameras;

/// <summary>
/// Rows 8.2-0.12 and 8.2-0.13: something stands before the lens, or the camera looks elsewhere. Both lose what the reference shows. Behind an
/// obstacle that is near, and so out of focus, edges are gone while the rest of the scene stands where it was; a camera that was turned
/// shows edges everywhere and none of them where it was.
/// </summary>
internal static class SceneRules
{
    public const string Veiled = "veiled";

    private const int LastKeyframes = 4;

    public static (PictureFault? Occlusion, PictureFault? SceneChange) Judge(PictureRound round)
    {
        if (round.Baseline is not { } baseline || round.Pictures.Length == 0) return (null, null);
        int known = baseline.StableTiles.Count(stable => stable);
        if (known < SceneMatch.StableTilesMin) return (null, null);

        bool[] lost = LastingLosses(round, baseline, out int judged);
        if (judged == 0) return (null, null);
        double lostShare = (double)lost.Count(tile => tile) / known;
        (PictureFault? occlusion, PictureFault? sceneChange) = lostShare < round.Limits.LostShareMin ? (null, null) : Tell(round, baseline, lost, lostShare, known);
        return sceneChange is null ? (occlusion ?? Veil(round, baseline), null) : (null, sceneChange);
    }

    /// <summary>
    /// Spray, a bag or dirt on a part of the glass: what is behind it is still seen, but with little of its contrast, while the rest has all of it. Haze takes
    /// contrast from everything, a shadow takes light in the same measure, and blur takes fine edges and not the contrast of large things.
    /// </summary>
    private static PictureFault? Veil(PictureRound round, PictureReference baseline)
    {
        PictureTiles[] last = LastTiles(round);
        if (last.Length < Math.Min(LastKeyframes, round.Pictures.Length)) return null;

        bool[] veiled = new bool[TileGrid.Tiles], judged = new bool[TileGrid.Tiles];
        var rest = new List<double>(TileGrid.Tiles);
        int known = 0;
        for (int tile = 0; tile < TileGrid.Tiles; tile++)
        {
            int place = tile;
            if (!baseline.StableTiles[tile] || PictureReference.Median(last.Select(now => SceneMatch.ContrastLeft(baseline.Tiles.Thumbnail, now.Thumbnail, place))) is not { } left) continue;

            // Where the light itself has gone, or is all there is, nothing is left to be hidden.
            if (last[^1].Thumbnail[Thumbnail.MiddleOf(tile)] is <= DarkUpTo or >= WhiteFrom) continue;
            judged[tile] = true;
            known++;
            veiled[tile] = left < VeiledContrastMax;
            if (!veiled[tile]) rest.Add(left);
        }

        int all = veiled.Count(tile => tile);
        if (known < SceneMatch.StableTilesMin || all < round.Limits.OcclusionShareMin * known || rest.Count < VeilRestShareMin * known) return null;
        rest.Sort();
        int together = Enumerable.Range(0, TileGrid.Tiles).Count(tile => veiled[tile] && Neighbours(tile).All(near => !judged[near] || veiled[near]));
        if (rest[rest.Count / 2] < VeilRestContrastMin || together < VeilTogetherShareMin * all) return null;

        double share = (double)all / known;
        PictureFault fault = FaultScore.Of(PictureFaultCodes.Occlusion, share / round.Limits.OcclusionShareMin, share, round.Limits.OcclusionShareMin, "ratio", Veiled);
        return fault with { Region = RegionOf(veiled) };
    }

    private const int DarkUpTo = 34;
    private const double VeiledContrastMax = 0.42;
    private const double VeilRestShareMin = 0.1;
    private const double VeilRestContrastMin = 0.75;
    private const double VeilTogetherShareMin = 0.4;

    private static PictureTiles[] LastTiles(PictureRound round) => [.. round.Pictures.Select(picture => picture.Tiles).OfType<PictureTiles>().TakeLast(LastKeyframes)];

    /// <summary>A person who walks by hides a tile in one or two keyframes; what stays hides it in nearly all of the last ones.</summary>
    private static bool[] LastingLosses(PictureRound round, PictureReference baseline, out int judged)
    {
        PictureMeasurements[] last = [.. round.Pictures.Where(picture => picture.Tiles is not null).TakeLast(LastKeyframes)];
        judged = last.Length;
        bool[] lost = new bool[TileGrid.Tiles];
        for (int tile = 0; tile < TileGrid.Tiles; tile++)
        {
            if (!baseline.StableTiles[tile]) continue;
            int missing = last.Count(picture => SceneMatch.Of(baseline.Tiles.Thumbnail, picture.Tiles!.Thumbnail, tile) is not { } seen || !SceneMatch.IsSeen(seen));
            lost[tile] = missing >= Math.Max(1, last.Length - (last.Length > 3 ? 1 : 0));
        }

        return lost;
    }

    private static (PictureFault? Occlusion, PictureFault? SceneChange) Tell(PictureRound round, PictureReference baseline, bool[] lost, double lostShare, int known)
    {
        PictureLimits limits = round.Limits;
        PictureTiles now = round.Pictures.Last(picture => picture.Tiles is not null).Tiles!;
        int from = FirstLoss(round, baseline, lostShare);

        // Of the lost tiles: how many of their edges are gone, and do they lie together?
        int smooth = 0, all = 0, together = 0, slopes = 0, knownSlopes = 0;
        for (int tile = 0; tile < TileGrid.Tiles; tile++)
        {
            if (!lost[tile]) continue;
            all++;
            slopes += now.Slopes[tile];
            knownSlopes += baseline.Tiles.Slopes[tile];
            if (now.Steepest[tile] < limits.SmoothedStepRatio * baseline.Tiles.Steepest[tile]) smooth++;
            if (Neighbours(tile).All(near => !baseline.StableTiles[near] || lost[near])) together++;
        }

        double smoothShare = (double)smooth / all, togetherShare = (double)together / all, surelySeen = SurelySeenShare(baseline, now, lost);
        // An obstacle with a pattern of its own keeps some edges; then what is left of the scene must say that the camera still looks there.
        double slopeRatio = (double)slopes / Math.Max(1, knownSlopes);
        bool isOccluded = smoothShare >= limits.SmoothShareMin || smoothShare - slopeRatio >= limits.SmoothnessMin
            || (smoothShare >= limits.SmoothShareMin / 2 && togetherShare >= limits.TogetherShareMin && lostShare <= limits.PatternedLostShareMax);

        // What is left of the scene stands exactly where it was and in the same light: something large has come between.
        isOccluded |= lostShare >= 2 * limits.OcclusionShareMin && lostShare <= limits.PatternedLostShareMax && smoothShare >= limits.SmoothShareMin / 3
            && surelySeen >= limits.SurelySeenShareMin;

        // A camera that was turned leaves no part of the picture as it was, and a box that was put down leaves all of it beside itself.
        isOccluded |= lostShare >= 1.5 * limits.OcclusionShareMin && lostShare <= limits.WhollyLostShareMin && togetherShare >= limits.TogetherShareMin
            && surelySeen >= SharplySeenShareMin;

        // Where nothing of the former view is left and there are edges all the same, it is another view, however smooth.
        if (lostShare > limits.WhollyLostShareMin && round.Pictures[^1].Signs.EdgeTileShare > limits.OtherViewEdgeShareMin)
            isOccluded = OtherView.IsOneThing(round.Pictures[^1], now, round.IsNight);

        // A lens out of focus takes the edges everywhere, also where the scene is still seen.
        if (lostShare <= limits.PatternedLostShareMax && SmoothedShareOfSeen(baseline, now, lost, limits) >= OutOfFocusShareMin) return (null, null);

        // Beside an obstacle the rest stands as it did; where hardly any of the rest does, the camera has moved, be it by a little.
        bool hasMoved = lostShare >= MovedLostShareMin && lostShare <= limits.WhollyLostShareMin && surelySeen <= MovedSurelySeenShareMax
            && ContrastOfLost(baseline, now, lost) >= MovedContrastMin;
        bool isNothingShown = smoothShare >= limits.SmoothShareMin
            && (slopeRatio <= NothingShownSlopeRatioMax || ContrastOfLost(baseline, now, lost) <= NothingShownContrastMax);
        if (hasMoved) isOccluded = false;

        // Where no point stands and the picture has steps as a scene has them, it is another view: what is near the lens has none, or it is one thing.
        // Two keyframes of the same round do not tell what always stands, so that without a stored reference nothing is made of it.
        double? standing = round.Reference is null ? null : StandingPoints.Share(baseline.Tiles, baseline.StableTiles, LastTiles(round));
        if (!isNothingShown && lostShare >= NothingStandsLostShareMin && standing <= limits.NothingStandsShareMax && OtherView.IsShown(baseline.Tiles, now))
        {
            isOccluded = OtherView.IsOneThing(round.Pictures[^1], now, round.IsNight);
            hasMoved = !isOccluded;
        }

        if (lostShare >= NothingStandsLostShareMin && IsObstacle(round, baseline, now, slopeRatio)) (isOccluded, hasMoved) = (true, false);

        isOccluded |= lostShare > limits.WhollyLostShareMin && OtherView.IsOneThing(round.Pictures[^1], now, round.IsNight) && OtherView.IsBlank(round.Pictures[^1], now);

        // Between leaves, drops and threads the scene stands to the very value, and no view of a camera that was moved agrees with the former one so.
        isOccluded |= lostShare >= ScatteredLostShareMin && lostShare <= limits.WhollyLostShareMin && standing >= limits.StandingShareMin
            && StandingPoints.BeyondChance(baseline.Tiles, baseline.StableTiles, LastTiles(round)) >= BeyondChanceMin;

        // The search compares millions of points; where it is another view anyhow, nothing is searched.
        bool isOtherView = !isOccluded && (hasMoved || lostShare >= limits.SceneChangeShareMin);
        if (!isOtherView && lostShare >= FoundElsewhereLostShareMin && MovedView.IsFound(baseline, LastTiles(round))) (isOccluded, hasMoved) = (false, true);
        if (isOccluded && IsLightChange(baseline, now, lost, limits)) return (null, null);

        if (isOccluded && lostShare >= limits.OcclusionShareMin && (round.Reference is not null || IsAbrupt(round, from, lostShare)))
        {
            PictureFault fault = FaultScore.Of(PictureFaultCodes.Occlusion, lostShare / limits.OcclusionShareMin, lostShare, limits.OcclusionShareMin, "ratio", "hidden");
            return (round.Timed(fault, from, round.Pictures.Length - 1) with { Region = RegionOf(lost) }, null);
        }

        if (isOccluded || (lostShare < limits.SceneChangeShareMin && !hasMoved) || (round.Reference is null && !IsAbrupt(round, from, lostShare))) return (null, null);
        return (null, round.Timed(
            FaultScore.Of(PictureFaultCodes.SceneChange, lostShare / limits.SceneChangeShareMin, lostShare, limits.SceneChangeShareMin, "ratio", "other-view"),
            from, round.Pictures.Length - 1));
    }

    private static bool IsObstacle(PictureRound round, PictureReference baseline, PictureTiles now, double slopeRatio) =>
        OtherView.IsNear(baseline.Typical.Signs, round.Pictures[^1], now, slopeRatio, round.Limits) || OtherView.IsOneColour(baseline.Typical, round.Pictures[^1]);

    /// <summary>Hardly an edge and hardly a slope, or no contrast, are left where the view is lost: nothing is shown there, so that no other view is.</summary>
    private const double NothingShownSlopeRatioMax = 0.25;

    /// <summary>In a small picture the rim of a thing takes many tiles, and their slopes; the tile in the middle has none.</summary>
    private const double NothingShownContrastMax = 0.1;

    private static double SmoothedShareOfSeen(PictureReference baseline, PictureTiles now, bool[] lost, PictureLimits limits)
    {
        int seen = 0, smoothed = 0;
        for (int tile = 0; tile < TileGrid.Tiles; tile++)
        {
            if (lost[tile] || !baseline.StableTiles[tile]) continue;
            seen++;
            if (now.Steepest[tile] < limits.SmoothedStepRatio * baseline.Tiles.Steepest[tile]) smoothed++;
        }

        return seen == 0 ? 0 : (double)smoothed / seen;
    }

    private const double OutOfFocusShareMin = 0.5;

    private const double NothingStandsLostShareMin = 0.5;

    /// <summary>What moves in the wind in a part of the view takes less than this.</summary>
    private const double ScatteredLostShareMin = 0.2;

    private const double BeyondChanceMin = 0.25;

    /// <summary>A camera that is moved by so little that more is still seen is not looked for elsewhere.</summary>
    private const double FoundElsewhereLostShareMin = 0.35;

    private const double SharplySeenShareMin = 0.78;
    private const double MovedLostShareMin = 0.4;
    private const double MovedSurelySeenShareMax = 0.45;
    private const double MovedContrastMin = 0.62;

    /// <summary>What is near the lens is out of focus: of its own pattern less is left than a scene has.</summary>
    private static double ContrastOfLost(PictureReference baseline, PictureTiles now, bool[] lost) => PictureReference.Median(
        Enumerable.Range(0, TileGrid.Tiles).Where(tile => lost[tile]).Select(tile => SceneMatch.ContrastLeft(baseline.Tiles.Thumbnail, now.Thumbnail, tile))) ?? 0;

    /// <summary>Of the tiles that are not lost: how many look exactly as they did.</summary>
    private static double SurelySeenShare(PictureReference baseline, PictureTiles now, bool[] lost)
    {
        int seen = 0, known = 0;
        for (int tile = 0; tile < TileGrid.Tiles; tile++)
        {
            if (lost[tile] || !baseline.StableTiles[tile]) continue;
            known++;
            if (SceneMatch.Of(baseline.Tiles.Thumbnail, now.Thumbnail, tile) is >= SceneMatch.SurelySeen) seen++;
        }

        return known == 0 ? 0 : (double)seen / known;
    }

    /// <summary>Where what is still seen has become darker or brighter as well, light and not an obstacle has taken the edges.</summary>
    private static bool IsLightChange(PictureReference baseline, PictureTiles now, bool[] lost, PictureLimits limits)
    {
        var changes = new List<int>(TileGrid.Tiles);
        int white = 0, dark = 0, known = 0;
        for (int tile = 0; tile < TileGrid.Tiles; tile++)
        {
            int at = Thumbnail.MiddleOf(tile);
            if (lost[tile] && now.Thumbnail[at] >= WhiteFrom) white++;
            if (lost[tile] && now.Thumbnail[at] <= DarkUpTo) dark++;
            if (baseline.StableTiles[tile]) known++;
            if (lost[tile] || !baseline.StableTiles[tile]) continue;
            changes.Add(now.Thumbnail[at] - baseline.Tiles.Thumbnail[at]);
        }

        if (white > lost.Count(tile => tile) / 2) return true;
        if (changes.Count < SceneMatch.StableTilesMin) return false;

        // Under an obstacle over all of the lens some tiles look like the scene by chance, or shine through. Light that hides half of it is at an end of the range.
        if (changes.Count < SeenInLightShareMin * known && dark <= (known - changes.Count) / 2) return false;
        changes.Sort();
        return Math.Abs(changes[changes.Count / 2]) > limits.LightChangeMax;
    }

    private const double SeenInLightShareMin = 0.5;

    /// <summary>Nothing that stands before a lens is as white as the light itself.</summary>
    private const int WhiteFrom = 232;

    /// <summary>Without a stored reference only what comes at once is told from a scene that slowly becomes another.</summary>
    private static bool IsAbrupt(PictureRound round, int from, double lostShare)
    {
        if (from == 0 || round.Pictures[from - 1].Tiles is not { } before || round.Pictures[from].Tiles is not { } after || round.Baseline is not { } baseline) return false;
        double? seenBefore = SceneMatch.SeenShare(baseline.Tiles, baseline.StableTiles, before), seenAfter = SceneMatch.SeenShare(baseline.Tiles, baseline.StableTiles, after);
        return seenBefore - seenAfter >= lostShare / 2;
    }

    /// <summary>The first keyframe after which the view was lost for good.</summary>
    private static int FirstLoss(PictureRound round, PictureReference baseline, double lostShare)
    {
        int first = round.Pictures.Length - 1;
        while (first > 0 && round.Pictures[first - 1].Tiles is { } before
            && SceneMatch.SeenShare(baseline.Tiles, baseline.StableTiles, before) is { } seen && seen < 1 - (0.6 * lostShare)) first--;
        return first;
    }

    private static IEnumerable<int> Neighbours(int tile)
    {
        int column = tile % TileGrid.Columns, row = tile / TileGrid.Columns;
        if (column > 0) yield return tile - 1;
        if (column < TileGrid.Columns - 1) yield return tile + 1;
        if (row > 0) yield return tile - TileGrid.Columns;
        if (row < TileGrid.Rows - 1) yield return tile + TileGrid.Columns;
    }

    private static PictureRegion RegionOf(bool[] lost)
    {
        int left = TileGrid.Columns, right = -1, top = TileGrid.Rows, bottom = -1;
        for (int tile = 0; tile < TileGrid.Tiles; tile++)
        {
            if (!lost[tile] || !Neighbours(tile).Any(near => lost[near])) continue;
            (int column, int row) = (tile % TileGrid.Columns, tile / TileGrid.Columns);
            (left, right, top, bottom) = (Math.Min(left, column), Math.Max(right, column), Math.Min(top, row), Math.Max(bottom, row));
        }

        return right < 0
            ? new(0, 0, 1, 1)
            : new((double)left / TileGrid.Columns, (double)top / TileGrid.Rows, (right + 1.0 - left) / TileGrid.Columns, (bottom + 1.0 - top) / TileGrid.Rows);
    }
}
