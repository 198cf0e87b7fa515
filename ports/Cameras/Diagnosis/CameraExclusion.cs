namespace PrisonOps.Ports.Cameras.Diagnosis;

/// <summary>A fault of one camera that is normal there and is not raised until the exclusion is withdrawn.</summary>
/// <param name="Profile">Null: by day and by night.</param>
public sealed record CameraExclusion(
    Guid Id, Guid CameraId, string Fault, DayProfile? Profile, string Reason, string CreatedBy, DateTimeOffset CreatedAt, string? WithdrawnBy,
    DateTimeOffset? WithdrawnAt);
