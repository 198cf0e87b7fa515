namespace PrisonOps.Ports.Cameras;

public sealed record StoredPicture(Guid Key, Guid CameraId, PictureKind Kind, DateTimeOffset TakenAt, byte[] Jpeg);
