using System.Collections.Immutable;
using PrisonOps.Ports.Cameras;

namespace PrisonOps.Analyzers.Cameras;

/// <summary>Every fault that one look at a camera shows.</summary>
public static class PictureDiagnosis
{
    /// <summary>Row 8.2-0.22: a score below is a fault, one from here on a warning.</summary>
    public const int AbnormalBelow = 60;

    public static ImmutableArray<PictureFault> Of(KeyframeResult taken, PictureReference? reference, PictureProfile profile, PictureLimits limits) =>
        PictureRules.Decide(taken, earlier: null, limits).Faults;
}
