namespace PrisonOps.Web.Wire;

public sealed record LimitPreviewCamera(Guid CameraId, string CameraCode, string CameraName, int UnitId, IReadOnlyList<string> Faults);
