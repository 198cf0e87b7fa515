namespace PrisonOps.Collectors.Rtsp;

/// <summary>A stream as far as the quarantine needs to know it.</summary>
internal readonly record struct Suspect(Guid CameraId, long Revision);
