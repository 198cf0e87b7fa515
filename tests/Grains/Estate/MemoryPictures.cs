using System.Collections.Concurrent;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Units;

namespace PrisonOps.Tests.Grains.Estate;

internal sealed class MemoryPictures(Pulse pulse) : IPictureStore
{
    public ConcurrentQueue<StoredPicture> Kept { get; } = new();

    /// <summary>Keeping waits for this: a slow disk.</summary>
    public Task Slowness { get; set; } = Task.CompletedTask;

    public async Task<Guid> Keep(Guid cameraId, UnitPlace place, PictureKind kind, TakenPicture taken, CancellationToken cancellationToken)
    {
        await Slowness;
        var picture = new StoredPicture(Guid.CreateVersion7(), cameraId, kind, taken.At, taken.Jpeg);
        Kept.Enqueue(picture);
        pulse.Beat();
        return picture.Key;
    }

    public Task<StoredPicture?> FindNewest(UnitScope scope, Guid cameraId, PictureKind kind, CancellationToken cancellationToken) =>
        Task.FromResult(Kept.LastOrDefault(picture => picture.CameraId == cameraId && picture.Kind == kind));

    public Task<StoredPicture?> Find(UnitScope scope, Guid pictureKey, CancellationToken cancellationToken) =>
        Task.FromResult(Kept.FirstOrDefault(picture => picture.Key == pictureKey));
}
