using PrisonOps.Ports.Cameras;

namespace PrisonOps.Analyzers.Cameras;

/// <summary>Pairs of keyframes between which nothing happened, wherever in the round they are: a part of it was frozen, or it was frozen again and again.</summary>
internal static class PicturesAtRest
{
    /// <summary>
    /// A picture that stands for some seconds, jumps to the next and stands again, or stands once between two keyframes that are far apart: the pairs that are equal
    /// pixel by pixel do not follow each other. Where the other pairs show the noise of a living sensor, it makes not one such pair.
    /// </summary>
    public static (int First, int Last) Equal(PictureRound round)
    {
        PictureLimits limits = round.Limits;
        int[] still = [.. Enumerable.Range(0, round.Pictures.Length).Where(i => IsRepeated(round.Pictures[i], limits))];
        if (still.Length == 0) return (-1, -1);
        double live = PictureRound.Median(round.Pictures.Where(picture => !IsRepeated(picture, limits)).Select(picture => picture.Signs.DifferenceQuiet));
        if (round.Reference?.DifferenceQuiet is { } known) live = Math.Min(live, known);
        bool isLong = live >= StutterNoiseMin && still.Sum(i => round.Seconds[i] - round.Seconds[i - 1]) >= FreezeRule.CeasedSecondsMin;
        return isLong || still.Length > limits.StillPairsMin ? (still[0], still[^1]) : (-1, -1);
    }

    private static bool IsRepeated(PictureMeasurements picture, PictureLimits limits) =>
        FreezeRule.IsStill(picture, limits) && picture.Signs is { DifferenceQuiet: { } quiet, EqualShare: { } equal } && quiet <= limits.StillQuietMax && equal >= RepeatedPictureShareMin;

    private const double RepeatedPictureShareMin = 0.6;
    private const double StutterNoiseMin = 0.3;

    /// <summary>
    /// A picture that stands and jumps again, or whose keyframes are many seconds apart, under an encoder that never repeats a pixel: some pairs without anything that
    /// moves, in which hardly a part of the noise is left.
    /// </summary>
    public static (int First, int Last) WithoutNoise(PictureRound round)
    {
        PictureLimits limits = round.Limits;
        (double live, _, _) = FreezeRule.Living(round);
        if (double.IsNaN(live)) live = round.Reference?.DifferenceQuiet ?? double.NaN;
        if (double.IsNaN(live) || live < FreezeRule.SettledNoiseMin) return (-1, -1);

        int[] quiet =
        [
            .. Enumerable.Range(1, round.Pictures.Length - 1).Where(i =>
                round.Pictures[i].DifferenceBlockMax <= limits.StillBlockMax && round.Pictures[i].DifferenceMean <= limits.StillMeanMax
                && round.Pictures[i].Signs.DifferenceQuiet <= FreezeRule.SettledQuietRatio * live),
        ];
        double seconds = quiet.Sum(i => round.Seconds[i] - round.Seconds[i - 1]);
        return quiet.Length > 0 && seconds >= (quiet.Length >= limits.StillPairsMin ? FreezeRule.CeasedSecondsMin : LongPairSecondsMin) ? (quiet[0], quiet[^1]) : (-1, -1);
    }

    private const double LongPairSecondsMin = 3;
}
