using PrisonOps.Ports.Cameras;

namespace PrisonOps.Analyzers.Cameras;

/// <summary>Rows 8.2-0.3, 8.2-0.10 and 8.2-0.14: too bright, wrong contrast, too dark, from the distribution of luma.</summary>
internal static class LightRules
{
    public const string High = "high";

    public static PictureFault? TooDark(PictureRound round)
    {
        PictureLimits limits = round.Limits;
        double meanMin = round.IsNight ? limits.NightLumaMeanMin : limits.LumaMeanMin, medianMin = round.IsNight ? limits.NightLumaMedianMin : limits.LumaMedianMin;
        return round.Judge(
            PictureFaultCodes.TooDark,
            picture =>
            {
                // Lamps and a sky may stay bright while all else is lost: the median says what the mean does not.
                double excess = Math.Max((meanMin + 4) / (picture.LumaMean + 4), (medianMin + 4) / (picture.Signs.LumaP50 + 4));
                if (round.Reference is { } reference)
                {
                    double ratio = (picture.LumaMean + 2) / (reference.Typical.LumaMean + 2), medianRatio = (picture.Signs.LumaP50 + 2) / (reference.Typical.Signs.LumaP50 + 2);

                    // A place that is as dark as this when it is well has nothing wrong with it.
                    if (Math.Min(ratio, medianRatio) > KnownDarkRatio) return null;
                    if (picture.LumaMean < limits.DarkAgainstReferenceLumaMax && IsExposure(reference, picture)) excess = Math.Max(excess, limits.DarkAgainstReferenceRatio / ratio);
                    if (medianRatio < limits.DarkAgainstReferenceRatio) excess = Math.Max(excess, (picture.Signs.BlackShare - reference.Typical.Signs.BlackShare) / limits.BlackShareRiseMax);
                }

                return (excess, picture.LumaMean, meanMin);
            },
            "luma", "too-dark");
    }

    private const double KnownDarkRatio = 0.85;

    public static PictureFault? TooBright(PictureRound round)
    {
        PictureLimits limits = round.Limits;
        return round.Judge(
            PictureFaultCodes.Brightness,
            picture =>
            {
                double excess = picture.LumaMean / limits.LumaMeanMax;

                // Light comes to places that are dark in any scene only when there is far too much of it; a veil does that too, but has no white.
                bool isExposure = round.Reference is not { } known || IsExposure(known, picture);
                if (isExposure && picture.LumaMean > limits.LiftedLumaMeanMin && picture.Signs.LumaP99 > limits.LiftedLumaP99Min)
                    excess = Math.Max(excess, picture.Signs.LumaP5 / limits.LumaP5Max);
                excess = Math.Max(excess, picture.Signs.WhiteShare / limits.WhiteShareMax);
                if (round.Reference is { } reference)
                {
                    double rise = picture.LumaMean - reference.Typical.LumaMean, whiter = picture.Signs.WhiteShare - reference.Typical.Signs.WhiteShare;

                    // A place that is about as bright as this when it is well, or has a lamp more, has nothing wrong with it.
                    if (rise < limits.LumaRiseMax / 3) return null;
                    if (rise < KnownBrightRise * limits.LumaRiseMax) excess = 0;
                    if (isExposure && picture.LumaMean > limits.BrightAgainstReferenceLumaMin && picture.Signs.LumaP99 > limits.LiftedLumaP99Min) excess = Math.Max(excess, rise / limits.LumaRiseMax);
                    if (whiter > limits.WhiteShareRiseMax) excess = Math.Max(excess, rise / (limits.LumaRiseMax / 2));
                }

                return (excess, picture.LumaMean, limits.LumaMeanMax);
            },
            "luma", "too-bright");
    }

    private const double KnownBrightRise = 0.65;

    /// <summary>
    /// Gain, gamma, offset and iris change equal light equally, wherever it is. A lamp that is switched, a door that opens and the sun on a wall change a part of
    /// the picture and leave another: that is the scene's own light.
    /// </summary>
    private static bool IsExposure(PictureReference reference, PictureMeasurements picture)
    {
        if (picture.Tiles is not { } now) return true;
        var steps = new List<int>[LightClasses];
        for (int light = 0; light < LightClasses; light++) steps[light] = [];
        for (int at = 0; at < Thumbnail.Points; at++)
        {
            int before = reference.Tiles.Thumbnail[at];
            steps[before * LightClasses / 256].Add(now.Thumbnail[at] - before);
        }

        double change = 0, uneven = 0;
        int counted = 0;
        foreach (List<int> of in steps.Where(of => of.Count >= PointsOfClassMin))
        {
            of.Sort();
            change += of.Count * Math.Abs(of[of.Count / 2]);
            uneven += of.Count * (of[of.Count * 3 / 4] - of[of.Count / 4]) / 2.0;
            counted += of.Count;
        }

        return counted < Thumbnail.Points / 2 || uneven < UnevenShareMax * change;
    }

    private const int LightClasses = 16;
    private const int PointsOfClassMin = 40;
    private const double UnevenShareMax = 0.35;

    public static PictureFault? Contrast(PictureRound round) => TooLow(round) ?? TooHigh(round);

    private static PictureFault? TooLow(PictureRound round)
    {
        PictureLimits limits = round.Limits;
        return round.Judge(
            PictureFaultCodes.Contrast,
            picture =>
            {
                double range = picture.Signs.LumaP99 - picture.Signs.LumaP1, limit = round.IsNight ? limits.NightLumaRangeMin : limits.LumaRangeMin;

                // Haze, and a squeezed range, lift black; a dim scene does not. Without black in the picture more is asked of its range.
                if (!round.IsNight && picture.Signs.LumaP1 > limits.LiftedBlackMin) limit = limits.LiftedLumaRangeMin;
                double excess = (limit + 1) / (range + 1);
                if (round.Reference is { } reference)
                {
                    double known = reference.Typical.Signs.LumaP95 - reference.Typical.Signs.LumaP5, now = picture.Signs.LumaP95 - picture.Signs.LumaP5;
                    double ratio = Math.Max((now + 1) / (known + 1), (picture.LumaStdDev + 1) / (reference.Typical.LumaStdDev + 1));

                    // A road without the cars that stood on it has less contrast as a whole, and all of it where the reference has any that lasts.
                    bool isKept = picture.Tiles is { } tiles && SceneMatch.TypicalContrastLeft(reference, tiles) > KnownContrastRatio;
                    excess = isKept || ratio > KnownContrastRatio ? 0 : limits.ContrastRatioMin / ratio;
                }

                return (excess, range, limit);
            },
            "luma", "low");
    }

    /// <summary>A scene that has hardly more contrast when it is well is a flat scene.</summary>
    private const double KnownContrastRatio = 0.72;

    private static PictureFault? TooHigh(PictureRound round)
    {
        PictureLimits limits = round.Limits;
        return round.Judge(
            PictureFaultCodes.Contrast,
            picture =>
            {
                double outer = Math.Min(picture.Signs.BlackShare, picture.Signs.WhiteShare), both = picture.Signs.BlackShare + picture.Signs.WhiteShare;
                double excess = outer < limits.OuterShareEachMin ? 0 : both / limits.OuterShareMax;
                if (round.Reference is { } reference && outer >= limits.OuterShareEachMin)
                {
                    double known = reference.Typical.Signs.BlackShare + reference.Typical.Signs.WhiteShare;
                    excess = Math.Max(excess, (both - known) / limits.OuterShareRiseMax);
                }

                return (excess, both, limits.OuterShareMax);
            },
            "ratio", High);
    }
}
