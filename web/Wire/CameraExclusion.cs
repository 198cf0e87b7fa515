using PrisonOps.Ports.Cameras;

namespace PrisonOps.Web.Wire;

public sealed record CameraExclusion(
    Guid Id, Guid CameraId, string Fault, DayProfile? Profile, string Reason, string CreatedBy, DateTimeOffset CreatedAt,
    string? WithdrawnBy, DateTimeOffset? WithdrawnAt);
