using PrisonOps.Ports.Cameras;

namespace PrisonOps.Analyzers.Cameras;

/// <summary>
/// Row 8.2-0.7: the same picture again and again. A living sensor changes every block with its noise, so that not even the quietest tenth
/// of the blocks is equal in two keyframes; an encoder that gets the same picture gives it equal there, or refines it while nothing moves.
/// </summary>
internal static class FreezeRule
{
    /// <summary>How long motion must have ceased before anything is made of it.</summary>
    internal const double CeasedSecondsMin = 1.8;

    public const string MotionCeased = "motion-ceased";
    public const string Returned = "comes-back";

    public static PictureFault? Judge(PictureRound round)
    {
        PictureLimits limits = round.Limits;
        (int first, int last) = LongestRun(round, picture => IsStill(picture, limits));
        int pairs = first < 0 ? 0 : last - first + 1;
        if (pairs >= limits.StillPairsMin) return Found(round, first, last, "still");

        (first, last) = PicturesAtRest.Equal(round);
        if (first >= 0) return Found(round, first, last, "stutter");

        (first, last) = QuietRun(round);
        if (first < 0) (first, last) = PicturesAtRest.WithoutNoise(round);
        if (first < 0) (first, last) = SettledRun(round);
        if (first < 0) (first, last) = RepeatedRun(round);
        if (first < 0) (first, last) = RefinedRun(round);
        if (first >= 0) return Found(round, first, last, MotionCeased);

        (first, last) = RepeatedClip.OfWholeRound(round);
        if (first >= 0) return Found(round, first, last, "loop");

        (first, last) = RepeatedClip.Within(round);
        return first >= 0 ? Found(round, first, last, Returned) : null;
    }

    /// <summary>
    /// Whether nearly every block of the keyframes that stand still is repeated pixel by pixel, the noise of a sensor with it. What seems to hide a part of the view
    /// then, a car or a door, is in the picture that is repeated; behind a real obstacle the rest of the view lives.
    /// </summary>
    public static bool IsWholePictureRepeated(PictureRound round) =>
        PictureRound.Median(round.Pictures.Where(picture => IsStill(picture, round.Limits)).Select(picture => picture.Signs.EqualShare)) >= WholePictureShareMin;

    private const double WholePictureShareMin = 0.9;

    private static PictureFault Found(PictureRound round, int first, int last, string detail)
    {
        double difference = PictureRound.Median(round.Pictures[first..(last + 1)].Select(picture => picture.DifferenceMean));
        PictureFault fault = new(PictureFaultCodes.Freeze, difference, round.Limits.StillMeanMax, "luma", detail) { Score = 0, Severity = FaultSeverity.Severe };
        return first <= 1 && last == round.Pictures.Length - 1 ? fault : round.Timed(fault, first - 1, last);
    }

    /// <summary>Against the keyframe before: equal where it is quiet, and nowhere more different than an encoder makes it.</summary>
    internal static bool IsStill(PictureMeasurements picture, PictureLimits limits) =>
        picture is { DifferenceMean: { } mean, DifferenceBlockMax: { } block, Signs: { DifferenceQuiet: { } quiet, EqualShare: { } equal } }
        && block <= limits.StillBlockMax && mean <= limits.StillMeanMax && (quiet <= limits.StillQuietMax || equal >= limits.StillEqualShareMin);

    /// <summary>
    /// A re-encoded picture that never moves differs by its quantisation. In a place where something always moves, all of it ceases at once and the
    /// noise of the sensor with it.
    /// </summary>
    private static (int First, int Last) QuietRun(PictureRound round)
    {
        PictureLimits limits = round.Limits;
        (double live, double busy, bool isOfAnotherHour) = Living(round);
        if (double.IsNaN(live) || live < QuietNoiseMin || busy < limits.BusyMeanMin) return (-1, -1);

        // A little noise comes and goes with what the encoder spends; only strong noise that is a little less, or little noise that is far less, has ceased.
        double ratio = isOfAnotherHour ? limits.CeasedQuietRatio / 2 : live < StrongNoiseMin ? 0.75 * limits.CeasedQuietRatio : limits.CeasedQuietRatio;
        (int first, int last) = LongestRun(round, picture =>
            picture.DifferenceMean < busy / 2
            && ((picture.DifferenceBlockMax <= limits.CeasedBlockMax && picture.Signs.DifferenceQuiet <= ratio * live)
                || (IsEven(picture) && picture.Signs.DifferenceQuiet <= Math.Min(ratio, EvenQuietRatio) * live)));
        return first >= 0 && last - first + 1 >= limits.StillPairsMin ? (first, last) : (-1, -1);
    }

    /// <summary>The noise and the motion of the keyframes when the scene lives; not a number where that is not known.</summary>
    internal static (double Noise, double Mean, bool IsOfAnotherHour) Living(PictureRound round)
    {
        PictureLimits limits = round.Limits;
        PictureMeasurements[] moving = [.. round.Pictures.Where(picture => picture.DifferenceBlockMax > limits.MovingBlockMin)];
        double live = moving.Length >= 3 ? PictureRound.Median(moving.Select(picture => picture.Signs.DifferenceQuiet)) : double.NaN;
        double busy = moving.Length >= 3 ? PictureRound.Median(moving.Select(picture => picture.DifferenceMean)) : double.NaN;
        bool isOfAnotherHour = false;
        if (round.Reference is { DifferenceQuiet: { } knownQuiet, DifferenceMean: { } knownMean } && knownMean > limits.BusyMeanMin && double.IsNaN(live))
        {
            // That was another hour: then only a far smaller noise is no noise of a sensor.
            (live, busy) = (knownQuiet, knownMean);
            isOfAnotherHour = true;
        }

        // What moves brings its own light and shade into quiet places: the reference knows the noise better, when it is less.
        if (round.Reference?.DifferenceQuiet is { } quiet) live = Math.Min(live, quiet);
        return (live, busy, isOfAnotherHour);
    }

    /// <summary>A coarse encoder makes more of a difference than noise does, but nearly the same in all places; what moves does so in some.</summary>
    private static bool IsEven(PictureMeasurements picture) =>
        picture is { DifferenceMean: { } mean, DifferenceBlockMax: { } block } && block <= Math.Min(EvenBlockMax, EvenBlockRatio * mean);

    private const double EvenBlockMax = 10;
    private const double EvenBlockRatio = 2.3;
    private const double EvenQuietRatio = 0.6;

    /// <summary>
    /// The encoder of a picture that does not change spends its bits on it until nothing is left to improve: its keyframes come nearer to each other,
    /// and some are equal in the quiet places. The noise of a living sensor, known from the reference or from the keyframes with motion, never goes away so.
    /// </summary>
    private static (int First, int Last) SettledRun(PictureRound round)
    {
        PictureLimits limits = round.Limits;
        double live = PictureRound.Median(
            Enumerable.Range(1, round.Pictures.Length - 1).Where(i => HasMotionInView(round.Pictures[i - 1], round.Pictures[i], limits))
                .Select(i => round.Pictures[i].Signs.DifferenceQuiet));
        if (round.Reference?.DifferenceQuiet is { } known) live = double.IsNaN(live) ? known : Math.Min(live, known);
        if (double.IsNaN(live) || live < SettledNoiseMin) return (-1, -1);

        (int first, int last) = LongestRun(round, picture => picture.DifferenceBlockMax <= limits.CeasedBlockMax);
        if (first < 0) return (-1, -1);
        PictureMeasurements[] run = [.. round.Pictures[first..(last + 1)]];
        int settled = run.Count(picture => picture.Signs.DifferenceQuiet <= SettledQuietRatio * live);

        // Noise that comes back had not gone: a thrifty encoder leaves it out now and then.
        if (run.SkipWhile(picture => picture.Signs.DifferenceQuiet > SettledQuietRatio * live).Any(picture => picture.Signs.DifferenceQuiet > ReturnedQuietRatio * live)) return (-1, -1);
        return settled >= limits.StillPairsMin && round.Seconds[last] - round.Seconds[first - 1] >= CeasedSecondsMin ? (first, last) : (-1, -1);
    }

    /// <summary>A keyframe that shows another view than the one before differs in all places, and tells nothing about noise.</summary>
    private static bool HasMotionInView(PictureMeasurements before, PictureMeasurements now, PictureLimits limits) =>
        now.DifferenceBlockMax > limits.MovingBlockMin && before.Tiles is { } one && now.Tiles is { } other
        && !(SceneMatch.SeenShare(one, Everywhere, other) < limits.ReturnedViewShareMin);

    private static readonly bool[] Everywhere = [.. Enumerable.Repeat(true, TileGrid.Tiles)];

    private const double QuietNoiseMin = 0.1;
    private const double StrongNoiseMin = 0.8;
    internal const double SettledNoiseMin = 0.3;
    internal const double SettledQuietRatio = 0.25;
    private const double ReturnedQuietRatio = 0.8;

    /// <summary>
    /// Under a rate control the same picture is coded with another quantiser each time, so that neighbours differ; but now and then the quantiser comes back and
    /// whole blocks with it, pixel by pixel. The noise of a living sensor repeats no block; what is always equal (a mask, black, white) does not count.
    /// </summary>
    private static (int First, int Last) RepeatedRun(PictureRound round)
    {
        (int first, int last) = LongestRun(round, picture => picture.DifferenceBlockMax <= RepeatedBlockMax);
        if (first < 0 || last - first + 1 < round.Limits.StillPairsMin || round.Seconds[last] - round.Seconds[first - 1] < CeasedSecondsMin) return (-1, -1);

        var shares = new List<double>();
        for (int earlier = first - 1; earlier < last; earlier++)
        {
            for (int later = earlier + 1; later <= last; later++)
            {
                if (round.Seconds[later] - round.Seconds[earlier] >= RepeatedApartSecondsMin) shares.Add(EqualShare(round.Pictures[earlier], round.Pictures[later]));
            }
        }

        if (shares.Count < 3 || !KeepsLight(round, first, last)) return (-1, -1);
        shares.Sort();
        return shares[^1] >= RepeatedShareMin && shares[^1] >= RepeatedAgainstMedian * shares[shares.Count / 2] ? (first, last) : (-1, -1);
    }

    /// <summary>Of the blocks that show anything; what else is always equal is so in every pair, and the median of the pairs takes it out.</summary>
    private static double EqualShare(PictureMeasurements one, PictureMeasurements other)
    {
        Span<bool> blank = stackalloc bool[BlockGrid.Blocks];
        if (one.Tiles is { } tiles && other.Tiles is { } others && BlockGrid.MarkBlank(tiles.Steepest, others.Steepest, blank) < BlockGrid.ShownMin) blank.Clear();
        return BlockGrid.EqualShare(one.FineFingerprint, other.FineFingerprint, blank);
    }

    /// <summary>Daylight drifts and exposure follows it; what is repeated keeps its light to a fraction of a grey level.</summary>
    private static bool KeepsLight(PictureRound round, int first, int last)
    {
        double[] means = [.. round.Pictures[first..(last + 1)].Select(picture => picture.LumaMean)];
        return means.Max() - means.Min() <= KeptLightMax;
    }

    private const double KeptLightMax = 0.8;

    private const double RepeatedBlockMax = 12;
    private const double RepeatedApartSecondsMin = 0.9;
    private const double RepeatedShareMin = 0.08;
    private const double RepeatedAgainstMedian = 4;

    /// <summary>
    /// Under a rate control a picture that does not change is coded more finely each time, and its keyframes come nearer to each other the more bytes they have.
    /// Of a living picture finer coding shows more of the noise, so that more bytes make the keyframes differ more.
    /// </summary>
    private static (int First, int Last) RefinedRun(PictureRound round)
    {
        if (round.KeyBytes.IsEmpty) return (-1, -1);
        int first = -1;
        for (int i = 1; i < round.Pictures.Length; i++)
        {
            bool isNearer = i > 1 && first > 0 && round.KeyBytes[i] >= KeptBytesRatio * round.KeyBytes[i - 1]
                && round.Pictures[i].Signs.DifferenceQuiet <= NearerRatio * round.Pictures[i - 1].Signs.DifferenceQuiet;
            if (round.Pictures[i].DifferenceBlockMax is not { } block || block > round.Limits.CeasedBlockMax) first = -1;
            else if (!isNearer) first = i;
            else if (i - first >= RefinementsMin && round.KeyBytes[i] >= FinerRatio * round.KeyBytes[first]
                && round.Pictures[i].Signs.DifferenceQuiet <= RefinedRatio * round.Pictures[first].Signs.DifferenceQuiet) return (first, i);
        }

        return (-1, -1);
    }

    private const int RefinementsMin = 3;
    private const double KeptBytesRatio = 0.98;
    private const double NearerRatio = 0.95;
    private const double FinerRatio = 1.15;
    private const double RefinedRatio = 0.5;

    private static (int First, int Last) LongestRun(PictureRound round, Func<PictureMeasurements, bool> belongs)
    {
        (int bestFirst, int bestLast, int first) = (-1, -2, -1);
        for (int i = 1; i < round.Pictures.Length; i++)
        {
            if (!belongs(round.Pictures[i]))
            {
                first = -1;
                continue;
            }

            if (first < 0) first = i;
            if (i - first > bestLast - bestFirst) (bestFirst, bestLast) = (first, i);
        }

        return (bestFirst, bestLast);
    }
}
