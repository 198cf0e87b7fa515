using System.Collections.Immutable;

namespace PrisonOps.Ports.Cameras.Diagnosis;

/// <summary>Everything that a camera's actor judges with and that people change: read when it starts, and when it is told of a change.</summary>
/// <param name="Limits">The overrides that concern the camera, the weakest first: one that comes later wins.</param>
public sealed record CameraJudgementBasis(
    CameraSettings Settings, ImmutableArray<CameraExclusion> Exclusions, ImmutableArray<CameraReference> References, ImmutableArray<LimitDraft> Limits)
{
    /// <summary>A camera that nothing was decided about and that raises what it finds.</summary>
    public static CameraJudgementBasis Accepted(CameraSettings settings) => new(settings with { Commissioning = Commissioning.Accepted }, [], [], []);
}
