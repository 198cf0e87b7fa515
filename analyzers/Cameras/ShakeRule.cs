using PrisonOps.Ports.Cameras;

namespace PrisonOps.Analyzers.Cameras;

/// <summary>
/// Row 8.2-0.9: the camera itself moves to and fro. What is left of its path after a steady motion (a pan has none of it) must be large and
/// must turn round several times; people and cars do not make the path, because it is the median of blocks.
/// </summary>
internal static class ShakeRule
{
    private const double AgreeingShareMin = 0.4;

    /// <summary>Between two keyframes the view may have become another: blocks that agree by chance are fewer than these.</summary>
    private const double KeyframeAgreeingShareMin = 0.6;

    public static PictureFault? Judge(PictureRound round)
    {
        double swing = Math.Max(InBurst(round), BetweenKeyframes(round)), limit = round.Limits.ShakeMin;
        return swing < limit ? null : FaultScore.Of(PictureFaultCodes.Shake, swing / limit, swing, limit, "ratio", "to-and-fro");
    }

    public static bool IsSeenInBurst(PictureRound round) => InBurst(round) >= round.Limits.ShakeMin;

    private static double InBurst(PictureRound round) =>
        round.Bursts.Where(IsOneView).Select(burst => Swing([.. burst.Path.Where(motion => Agrees(motion, AgreeingShareMin))], round.Limits.ShakeReversalsMin))
            .DefaultIfEmpty(0).Max();

    /// <summary>A burst in which the light or the view changes has no path: what blocks find then is chance.</summary>
    private static bool IsOneView(BurstMeasurements burst) =>
        burst.Path.Length >= 4 && burst.Path.Count(motion => Agrees(motion, AgreeingShareMin)) >= 0.8 * burst.Path.Length
        && (burst.LumaMeans.Max() + 4) / (burst.LumaMeans.Min() + 4) < OneLightRatioMax;

    private const double OneLightRatioMax = 1.15;

    private static double BetweenKeyframes(PictureRound round)
    {
        double luma = round.Pictures[0].LumaMean;
        return Swing(
            [
                .. round.Pictures.Where(picture => (picture.LumaMean + 4) / (luma + 4) is < OneLightRatioMax and > 1 / OneLightRatioMax)
                    .Select(picture => picture.Signs.Motion).OfType<CameraMotion>().Where(motion => Agrees(motion, KeyframeAgreeingShareMin)),
            ],
            round.Limits.ShakeReversalsMin);
    }

    private static bool Agrees(CameraMotion motion, double shareMin) => motion.AgreeingShare >= shareMin;

    /// <summary>Root mean square of what is beside a straight path, in parts of the width; a turn counts as the shift of the picture's edge that it makes.</summary>
    private static double Swing(CameraMotion[] path, int reversalsMin)
    {
        if (path.Length < 4) return 0;
        const double edge = 0.5 * Math.PI / 180;
        return Math.Max(
            OneAxis([.. path.Select(at => at.X)], reversalsMin),
            Math.Max(OneAxis([.. path.Select(at => at.Y)], reversalsMin), OneAxis([.. path.Select(at => at.RollDegrees * edge)], reversalsMin)));
    }

    private static double OneAxis(double[] at, int reversalsMin)
    {
        double middle = (at.Length - 1) / 2.0, mean = at.Average(), slope = 0, weight = 0;
        for (int i = 0; i < at.Length; i++)
        {
            slope += (i - middle) * (at[i] - mean);
            weight += (i - middle) * (i - middle);
        }

        slope /= weight;
        double square = 0;
        double[] rest = new double[at.Length];
        for (int i = 0; i < at.Length; i++)
        {
            rest[i] = at[i] - mean - (slope * (i - middle));
            square += rest[i] * rest[i];
        }

        double swing = Math.Sqrt(square / at.Length);
        int reversals = 0;
        double turn = rest[0];
        int direction = 0;
        foreach (double now in rest)
        {
            // A turn counts when the way back is of the size of the swing, so that the flutter of a still camera does not count.
            if (direction >= 0 && turn - now > swing) (direction, turn, reversals) = (-1, now, reversals + 1);
            else if (direction <= 0 && now - turn > swing) (direction, turn, reversals) = (1, now, reversals + 1);
            else if (direction >= 0 ? now > turn : now < turn) turn = now;
        }

        return reversals >= reversalsMin ? swing : 0;
    }
}
