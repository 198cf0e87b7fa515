namespace PrisonOps.Ports.Cameras;

/// <param name="Until">UTC; it is tried again by itself then, or when its configuration changes.</param>
public readonly record struct QuarantinedCamera(Guid CameraId, DateTimeOffset Until);
