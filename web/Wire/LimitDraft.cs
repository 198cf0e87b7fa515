using PrisonOps.Ports.Cameras;

namespace PrisonOps.Web.Wire;

public sealed record LimitDraft(int UnitId, string? Group, Guid? CameraId, DayProfile? Profile, string Limit, double Value);
