using PrisonOps.Ports.Cameras;

namespace PrisonOps.Analyzers.Cameras;

/// <summary>Rows 8.2-0.2 and 8.2-0.5: blur and noise.</summary>
internal static class ClarityRules
{
    public static PictureFault? Blur(PictureRound round)
    {
        PictureLimits limits = round.Limits;
        return round.Judge(
            PictureFaultCodes.Blur,
            picture =>
            {
                if (picture.Signs is not { EdgeSharpness: { } fine, EdgeSharpnessCoarse: { } coarse })
                {
                    // So far out of focus that not one edge is left, while light and shade are still there.
                    return round.Reference?.Typical is { Signs.EdgeSharpness: not null } known && picture.LumaStdDev > ShadeLeftRatio * known.LumaStdDev
                        ? (EdgelessExcess, 0, limits.EdgeSharpnessMin)
                        : null;
                }

                if (round.Reference?.Typical.Signs is { EdgeSharpness: { } knownFine, EdgeSharpnessCoarse: { } knownCoarse })
                {
                    double ratio = Math.Max(limits.EdgeSharpnessRatioMin * knownFine / fine, limits.EdgeSharpnessCoarseRatioMin * knownCoarse / coarse);
                    return (ratio >= 1 ? Math.Max(ratio, ByItself(picture)) : ratio, fine, limits.EdgeSharpnessRatioMin * knownFine);
                }

                double excess = ByItself(picture);
                return (excess, fine, limits.EdgeSharpnessMin);
            },
            "ratio", "wide-edges", shareMin: 0.4);

        // Noise steepens the steps of single pixels and hides blur at full size; at half of it hardly.
        double ByItself(PictureMeasurements picture)
        {
            double excess = Math.Min(Excess(picture.Signs.EdgeSharpness ?? 1, limits.EdgeSharpnessMin, widest: 0.25), 4);
            return picture.Signs.NoiseSigma > NoisySigma ? Math.Max(excess, Excess(picture.Signs.EdgeSharpnessCoarse ?? 1, limits.EdgeSharpnessCoarseMin, widest: 0.5)) : excess;
        }

        static double Excess(double ratio, double limit, double widest) => (limit - widest) / Math.Max(ratio - widest, 0.02);
    }

    private const double ShadeLeftRatio = 0.6;
    private const double EdgelessExcess = 4;

    /// <summary>
    /// Coarse grain is no noise to a mask of three pixels; but where the camera stands still and not even the quietest place repeats itself, it is. Strong grain
    /// hides the corners that motion is found by; then it is told by changing all places nearly alike, which nothing that moves does.
    /// </summary>
    private static bool IsSteady(PictureMeasurements picture) =>
        picture is { DifferenceMean: { } mean, DifferenceBlockMax: { } block, Signs: { DifferenceQuiet: { } quiet, Motion: { } motion } }
        && Math.Abs(motion.X) < SteadyShift && Math.Abs(motion.Y) < SteadyShift
        && ((motion.AgreeingShare >= 0.6 && mean < 4 * quiet)
            || (motion.AgreeingShare >= GrainyAgreeingShareMin && (mean < EvenlyChanged * quiet || block < EvenlyChangedMost * mean)));

    private const double GrainyAgreeingShareMin = 0.45;
    private const double EvenlyChanged = 1.7;

    /// <summary>Black takes half of the noise that lies on it, so that the quietest places of a night change less; what moves changes a few places most.</summary>
    private const double EvenlyChangedMost = 1.6;

    private const double SteadyShift = 0.0012;

    private const double NoisySigma = 1.5;
    private const double NightAgainstReferenceRatio = 0.7;

    public static PictureFault? Noise(PictureRound round)
    {
        PictureLimits limits = round.Limits;

        // A reference of the night has the noise of the night in it: beyond that less is allowed.
        double night = round.Reference is null ? 1 : NightAgainstReferenceRatio;
        double sigmaMax = round.IsNight ? night * limits.NightNoiseSigmaMax : limits.NoiseSigmaMax;
        double chromaMax = round.IsNight ? limits.NightNoiseSigmaMax : limits.ChromaNoiseSigmaMax;
        double temporalMax = round.IsNight ? night * limits.NightTemporalNoiseMax : limits.TemporalNoiseMax;
        PictureSigns? known = round.Reference?.Typical.Signs;
        double impulseMax = known is null ? 2 * limits.ImpulseShareMax : limits.ImpulseShareMax;

        PictureFault?[] kinds =
        [
            Kind("noise", "luma", sigmaMax, picture =>
            {
                double rough = picture.Signs.NoiseSigma - (known?.NoiseSigma ?? 0);
                return Math.Max(Math.Min(rough, Living(picture)), rough / StandingRatio);
            }),
            Kind("colour-noise", "chroma", chromaMax, picture => picture.Signs.ChromaNoiseSigma - (known?.ChromaNoiseSigma ?? 0)),
            Kind("impulses", "ratio", impulseMax, picture =>
            {
                double more = picture.Signs.ImpulseShare - (known?.ImpulseShare ?? 0);
                return Math.Max(Math.Min(more, Next(picture, signs => signs.LivingImpulseShare) ?? 0), more / StandingImpulseRatio);
            }),
            Kind("grain", "luma", temporalMax, picture => IsSteady(picture) ? picture.Signs.DifferenceQuiet - LightStep(picture) - (round.Reference?.DifferenceQuiet ?? 0) : null),
        ];
        return kinds.OfType<PictureFault>().MinBy(fault => fault.Score);

        PictureFault? Kind(string detail, string unit, double limit, Func<PictureMeasurements, double?> measured) => round.Judge(
            PictureFaultCodes.Noise, picture => measured(picture) is { } value ? (value / limit, value, limit) : null, unit, detail, shareMin: 0.6);

        // Gravel, leaves and cloth are rough in every place, and the same in the next keyframe; noise is not.
        double Living(PictureMeasurements picture) =>
            LivingOfDifference * (Next(picture, signs => signs.DifferenceQuiet) ?? 0);

        // The first keyframe has none before it; what the next one says of the two counts for both.
        double? Next(PictureMeasurements picture, Func<PictureSigns, double?> number) =>
            number(picture.Signs) ?? (round.Pictures.Length > 1 ? number(round.Pictures[1].Signs) : null);

        // Light that changes slowly differs from keyframe to keyframe too, and everywhere alike.
        double LightStep(PictureMeasurements picture)
        {
            int at = round.Pictures.IndexOf(picture);
            return at < 1 ? 0 : Math.Abs(picture.LumaMean - round.Pictures[at - 1].LumaMean);
        }
    }

    /// <summary>
    /// The mean difference of two pictures is 2 / sqrt(pi) of the sigma of their noise; that of the quietest tenth of the blocks is a little less. What is rougher than
    /// this by half stands still.
    /// </summary>
    private const double LivingOfDifference = 1.5 / 1.1284;

    /// <summary>The fixed pattern of a faulty sensor stands still as well: it is noise only when it is far stronger than what most scenes have.</summary>
    private const double StandingRatio = 3;

    /// <summary>The same for single pixels.</summary>
    private const double StandingImpulseRatio = 6;
}
