using System.Collections.Immutable;

namespace PrisonOps.Ports.Cameras.Diagnosis;

/// <summary>The picture that a camera is compared with in one profile, and the numbers read off it.</summary>
/// <param name="AcceptedBy">Null when it was learnt from a good round.</param>
/// <param name="Measured">Every keyframe of its round; empty for one from before measurements were kept.</param>
public sealed record CameraReference(
    Guid CameraId, DayProfile Profile, Guid PictureKey, DateTimeOffset TakenAt, string? AcceptedBy,
    ImmutableArray<PictureMeasurements> Measured);
