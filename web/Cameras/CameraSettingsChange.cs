namespace PrisonOps.Web.Cameras;

internal sealed record CameraSettingsChange(bool IsKey, string? Group, long Revision);
