using PrisonOps.Ports.Cameras;

namespace PrisonOps.Analyzers.Cameras;

/// <summary>
/// Row 8.2-0.11: the picture changes as a whole and does so again: light that flickers or is switched, exposure that hunts, another camera that flips
/// in. One change that lasts is a scene change, a covered lens or a lamp, not this.
/// </summary>
internal static class SuddenChangeRule
{
    public const string OtherView = "other-view";

    public static PictureFault? Judge(PictureRound round)
    {
        PictureLimits limits = round.Limits;
        List<int> changes = [];
        int direction = 0, lightTurns = 0;
        double largest = 0;
        for (int i = 1; i < round.Pictures.Length; i++)
        {
            PictureMeasurements before = round.Pictures[i - 1], now = round.Pictures[i];
            double step = now.LumaMean - before.LumaMean, relative = Math.Abs(step) / Math.Max(20, Math.Min(now.LumaMean, before.LumaMean));
            bool isLight = Math.Abs(step) >= limits.LightStepMin && relative >= LightRatioMin(before, now, limits) && IsEverywhere(before, now, Math.Sign(step) * relative);
            if (isLight)
            {
                if (direction != 0 && Math.Sign(step) != direction) lightTurns++;
                direction = Math.Sign(step);
                largest = Math.Max(largest, relative);
            }

            if (isLight || IsOtherView(before, now, limits)) changes.Add(i);
        }

        int flips = ViewFlips(round, limits);
        (int flicker, double depth) = round.Bursts.Select(burst => Flicker(burst, limits)).DefaultIfEmpty().MaxBy(found => found.Turns);
        if (flicker >= limits.FlickerTurnsMin) return Fault(Math.Max(largest, depth) / limits.LightStepRatioMin, 0, "flicker");
        if (changes.Count >= limits.SuddenChangesMin && lightTurns >= 1) return Fault(largest / limits.LightStepRatioMin, changes[0], "light");
        return changes.Count >= limits.SuddenChangesMin && flips >= 1 ? Fault(changes.Count, changes[0], OtherView) : null;

        PictureFault Fault(double excess, int first, string detail) => round.Timed(
            FaultScore.Of(PictureFaultCodes.SuddenChange, Math.Max(1, excess), changes.Count, limits.SuddenChangesMin, "changes", detail),
            first, changes.Count > 0 ? changes[^1] : round.Pictures.Length - 1);
    }

    /// <summary>A camera rightly takes its exposure back when a white car comes near; by twice as much it does not.</summary>
    private static double LightRatioMin(PictureMeasurements before, PictureMeasurements now, PictureLimits limits) =>
        before.Tiles is { } one && now.Tiles is { } other && SceneMatch.OtherShare(one, other) > ThingsComeShare ? 2 * limits.LightStepRatioMin : limits.LightStepRatioMin;

    private const double ThingsComeShare = 0.06;

    /// <summary>
    /// Light changes all of a picture; a white car that fills a third of it changes the mean as much, and nothing beside itself. What is black in the brighter of
    /// the two pictures says nothing.
    /// </summary>
    private static bool IsEverywhere(PictureMeasurements before, PictureMeasurements now, double relative)
    {
        if (before.Tiles is not { } one || now.Tiles is not { } other) return true;
        int lit = 0, changed = 0;
        for (int at = 0; at < one.Thumbnail.Length; at++)
        {
            int a = one.Thumbnail[at], b = other.Thumbnail[at];
            if (Math.Max(a, b) < LitMin) continue;
            lit++;
            if ((double)(b - a) / Math.Max(20, Math.Min(a, b)) / relative >= ChangedOfMean) changed++;
        }

        return changed >= EverywhereShareMin * lit;
    }

    private const int LitMin = 40;
    private const double ChangedOfMean = 0.5;
    private const double EverywhereShareMin = 0.6;

    private static bool IsOtherView(PictureMeasurements before, PictureMeasurements now, PictureLimits limits) =>
        before.Tiles is { } one && now.Tiles is { } other && SeenShare(one, other) is { } seen && seen < limits.SameViewShareMin
        && !IsSameGround(one, other);

    /// <summary>On an empty road cars are all that can be told apart, and they come and go; the road stays, be it in another light.</summary>
    private static bool IsSameGround(PictureTiles one, PictureTiles other)
    {
        Span<int> changes = stackalloc int[Thumbnail.Points];
        for (int at = 0; at < changes.Length; at++) changes[at] = other.Thumbnail[at] - one.Thumbnail[at];
        changes.Sort();
        int median = changes[changes.Length / 2], same = 0;
        foreach (int change in changes)
        {
            if (Math.Abs(change - median) <= SameGroundChange) same++;
        }

        return same >= SameGroundShareMin * changes.Length;
    }

    private const int SameGroundChange = 6;
    private const double SameGroundShareMin = 0.6;

    /// <summary>How often a view that was left comes back, two keyframes or more later.</summary>
    private static int ViewFlips(PictureRound round, PictureLimits limits)
    {
        int flips = 0;
        for (int i = 2; i < round.Pictures.Length; i++)
        {
            if (!IsOtherView(round.Pictures[i - 1], round.Pictures[i], limits)) continue;
            for (int earlier = i - 2; earlier >= 0; earlier--)
            {
                if (round.Pictures[earlier].Tiles is not { } one || round.Pictures[i].Tiles is not { } other) continue;
                if (SeenShare(one, other) is not { } seen || seen < limits.ReturnedViewShareMin) continue;
                flips++;
                break;
            }
        }

        return flips;
    }

    private static double? SeenShare(PictureTiles before, PictureTiles now) => SceneMatch.SeenShare(before, Everywhere, now);

    /// <summary>Turns of the mean luma within the burst, each by the flicker's depth.</summary>
    private static (int Turns, double Depth) Flicker(BurstMeasurements burst, PictureLimits limits)
    {
        double depth = 0;
        if (burst.LumaMeans.IsDefaultOrEmpty) return (0, 0);
        int turns = 0, direction = 0;
        double turn = burst.LumaMeans[0];
        foreach (double luma in burst.LumaMeans)
        {
            double step = (luma - turn) / Math.Max(20, Math.Min(luma, turn));
            if ((direction >= 0 && step < -limits.LightStepRatioMin) || (direction <= 0 && step > limits.LightStepRatioMin))
            {
                (direction, turn) = (Math.Sign(step), luma);
                turns++;
                depth = Math.Max(depth, Math.Abs(step));
            }
            else if (direction > 0 ? luma > turn : direction < 0 && luma < turn)
            {
                turn = luma;
            }
        }

        return (turns, depth);
    }

    private static readonly bool[] Everywhere = [.. Enumerable.Repeat(true, TileGrid.Tiles)];
}
