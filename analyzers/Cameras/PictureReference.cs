using System.Collections.Immutable;
using PrisonOps.Ports.Cameras;

namespace PrisonOps.Analyzers.Cameras;

/// <summary>What a camera looks like when it is well, learnt from good keyframes.</summary>
public sealed record PictureReference(ImmutableArray<PictureMeasurements> Good)
{
    /// <summary>Null when there is no keyframe to learn from.</summary>
    public static PictureReference? Learn(ImmutableArray<PictureMeasurements> good) => good.IsDefaultOrEmpty ? null : new(good);
}
