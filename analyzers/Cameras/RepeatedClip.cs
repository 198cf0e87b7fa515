using PrisonOps.Ports.Cameras;

namespace PrisonOps.Analyzers.Cameras;

/// <summary>
/// A short clip that is played again and again: what moved between neighbours stands where it stood, some keyframes later, each time. Of a living scene
/// that moves in every keyframe no later one is nearer to an earlier one than its neighbours are; only what has a period of its own is (stripes, a pole
/// that sways, light that flickers), and that is another fault.
/// </summary>
internal static class RepeatedClip
{
    private const int PeriodMax = 8;

    /// <summary>Fewer keyframes that come back may do so by chance; two do not when hardly anything differs in them.</summary>
    private const int ReturnsMin = 3;
    private const int ExactReturnsMin = 2;

    /// <summary>
    /// The keyframes in which the clip comes back, -1 when there is none. It may begin within the round, and its length need not be a multiple of the distance of
    /// keyframes: then what comes back is a frame or two off, and still far nearer than the neighbours, between which all of the motion lies.
    /// </summary>
    public static (int First, int Last) Within(PictureRound round)
    {
        int[] steps =
        [
            .. Enumerable.Range(0, round.Pictures.Length).Select(i => i == 0 || IsCameraMoved(round.Pictures[i - 1], round.Pictures[i]) ? 0 : MovedPoints(round.Pictures[i - 1], round.Pictures[i])),
        ];
        (int bestFirst, int bestLast) = (-1, -2);
        for (int period = 2; period <= PeriodMax; period++)
        {
            foreach ((double ratio, int returns) in new[] { (ReturnedRatio, ReturnsMin), (ExactRatio, ExactReturnsMin) })
            {
                (int first, int last) = LongestReturn(round, steps, period, ratio);
                if (last - first + 1 >= returns && last - first > bestLast - bestFirst) (bestFirst, bestLast) = (first, last);
            }
        }

        return (bestFirst, bestLast);
    }

    private static (int First, int Last) LongestReturn(PictureRound round, int[] steps, int period, double ratio)
    {
        (int bestFirst, int bestLast, int first, int movedSince) = (-1, -2, -1, 0);
        for (int i = 1; i < round.Pictures.Length; i++)
        {
            if (steps[i] < MovedPointsMin) movedSince = i;
            bool isReturn = i - period >= movedSince && MovedPoints(round.Pictures[i - period], round.Pictures[i]) <= ratio * Math.Min(steps[i], steps[i - period + 1]);
            if (!isReturn) first = -1;
            else if (first < 0) first = i;
            if (first >= 0 && i - first > bestLast - bestFirst) (bestFirst, bestLast) = (first, i);
        }

        return (bestFirst, bestLast);
    }

    private const double ReturnedRatio = 0.25;
    private const double ExactRatio = 0.1;

    /// <summary>A camera that sways comes back as well; where too few corners are seen it may.</summary>
    private static bool IsCameraMoved(PictureMeasurements before, PictureMeasurements now) =>
        now.Signs.Motion is not { } to || Math.Abs(to.X - (before.Signs.Motion?.X ?? 0)) > SteadyShift || Math.Abs(to.Y - (before.Signs.Motion?.Y ?? 0)) > SteadyShift;

    /// <summary>As a part of the width.</summary>
    private const double SteadyShift = 0.0012;

    /// <summary>The same from the first keyframe on, by what stands still as well.</summary>
    public static (int First, int Last) OfWholeRound(PictureRound round)
    {
        int moved = 0;
        for (int i = 1; i < round.Pictures.Length; i++)
        {
            if (MovedPoints(round.Pictures[i - 1], round.Pictures[i]) >= MovedPointsMin) moved++;
        }

        if (moved < 0.8 * (round.Pictures.Length - 1)) return (-1, -1);
        for (int period = 2; period <= Math.Min(PeriodMax, round.Pictures.Length - ReturnsMin); period++)
        {
            int equal = 0, compared = 0;
            for (int i = period; i < round.Pictures.Length; i++)
            {
                compared++;
                if (AreSame(round.Pictures[i - period], round.Pictures[i])) equal++;
            }

            // Of a circle that does not come round twice every keyframe must come back.
            bool isTwice = 2 * period <= round.Pictures.Length;
            if (equal >= ReturnsMin && equal >= (isTwice ? 0.7 : 1) * compared) return (period, round.Pictures.Length - 1);
        }

        return (-1, -1);
    }

    /// <summary>In points of the thumbnail: more than a lamp that blinks.</summary>
    private const int MovedPointsMin = 20;
    private const int MovedStepMin = 12;

    /// <summary>The points between the rows where a clock may stand, which moves and comes back by itself.</summary>
    private const int ClockFreeFrom = Thumbnail.Height / 6 * Thumbnail.Width;
    private const int ClockFreeTo = Thumbnail.Points - ClockFreeFrom;

    private static int MovedPoints(PictureMeasurements one, PictureMeasurements other)
    {
        if (one.Tiles is null || other.Tiles is null) return 0;
        int moved = 0;
        for (int i = ClockFreeFrom; i < ClockFreeTo; i++)
        {
            if (Math.Abs(one.Tiles.Thumbnail[i] - other.Tiles.Thumbnail[i]) >= MovedStepMin) moved++;
        }

        return moved;
    }

    private static bool AreSame(PictureMeasurements one, PictureMeasurements other)
    {
        if (one.Tiles is null || other.Tiles is null) return false;
        int sum = 0, most = 0;
        for (int i = ClockFreeFrom; i < ClockFreeTo; i++)
        {
            int difference = Math.Abs(one.Tiles.Thumbnail[i] - other.Tiles.Thumbnail[i]);
            sum += difference;
            most = Math.Max(most, difference);
        }

        return sum <= SameMeanMax * (ClockFreeTo - ClockFreeFrom) && most <= SameStepMax;
    }

    private const double SameMeanMax = 0.8;
    private const int SameStepMax = 6;
}
