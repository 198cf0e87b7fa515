using System.Collections.Immutable;
using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Cameras.Diagnosis;

/// <summary>The last look at a camera as it is stored with its latest picture, and what it is judged with.</summary>
/// <param name="Limits">The overrides that concern the camera, the weakest first.</param>
public sealed record StoredLook(
    Guid CameraId, UnitPlace Place, string Code, string Name, string? Group, DateTimeOffset At, DayProfile Profile,
    ImmutableArray<PictureMeasurements> Measured, ImmutableArray<PictureMeasurements> Reference, ImmutableArray<LimitDraft> Limits);
