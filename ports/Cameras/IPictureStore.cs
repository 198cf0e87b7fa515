using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Cameras;

/// <summary>Pictures of cameras: evidence, references and the latest frame, nothing else.</summary>
public interface IPictureStore
{
    /// <summary>Keeps a picture and gives its key. A latest picture replaces the one before it.</summary>
    Task<Guid> Keep(Guid cameraId, UnitPlace place, PictureKind kind, TakenPicture picture, CancellationToken cancellationToken);

    /// <summary>The newest picture of a kind in scope; null when there is none or it is not the caller's.</summary>
    Task<StoredPicture?> FindNewest(UnitScope scope, Guid cameraId, PictureKind kind, CancellationToken cancellationToken);

    Task<StoredPicture?> Find(UnitScope scope, Guid pictureKey, CancellationToken cancellationToken);
}
