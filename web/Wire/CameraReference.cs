using PrisonOps.Ports.Cameras;

namespace PrisonOps.Web.Wire;

public sealed record CameraReference(DayProfile Profile, Guid PictureKey, DateTimeOffset TakenAt, string? AcceptedBy);
