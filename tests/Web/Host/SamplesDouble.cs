using System.Collections.Immutable;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Health;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Samples;
using PrisonOps.Ports.Units;
using SkiaSharp;

namespace PrisonOps.Tests.Web.Host;

/// <summary>Samples, pictures and the platform's own facts.</summary>
internal sealed class SamplesDouble(ObjectsDouble objects, TimeProvider time) : ISampleQueries, IPictureStore, IPlatformFacts, IDatabaseHealth
{
    /// <summary>An even grey picture.</summary>
    public static byte[] Jpeg { get; } = GreyPicture(320, 180);

    public Guid PictureKey { get; } = Guid.NewGuid();

    public Guid PictureOf { get; set; }

    PlatformFacts IPlatformFacts.Current => new("embedded", time.GetUtcNow(), 1, "raw socket", true, "", 1, 0);

    public DatabaseReadiness Database { get; set; } = new(DatabaseState.Ready, DateTimeOffset.UnixEpoch, null, null, false, new(2, 0, 3, 4));

    DatabaseReadiness IDatabaseHealth.Current => Database;

    public async Task<ImmutableArray<SeriesName>?> ListSeries(
        UnitScope scope, Guid objectId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
        await objects.Find(scope, objectId, cancellationToken) is null ? null : [new SeriesName("cpu.load", "", "ratio")];

    public async Task<ImmutableArray<SamplePoint>?> Read(
        UnitScope scope, Guid objectId, string name, string instance, DateTimeOffset from, DateTimeOffset to, int pointsMax,
        CancellationToken cancellationToken) =>
        await objects.Find(scope, objectId, cancellationToken) is null ? null : [new SamplePoint(from, 0, 0.5, 1, 3)];

    public Task<ImmutableArray<ObjectSeries>> ReadAll(
        UnitScope scope, ImmutableArray<Guid> wanted, DateTimeOffset from, DateTimeOffset to, int pointsMax, CancellationToken cancellationToken) =>
        throw new NotSupportedException("No screen asks for all series at once.");

    public Task<Guid> Keep(Guid cameraId, UnitPlace place, PictureKind kind, TakenPicture picture, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The web keeps no pictures.");

    public static byte[] GreyPicture(int width, int height)
    {
        using var bitmap = new SKBitmap(width, height);
        bitmap.Erase(new SKColor(120, 120, 120));
        using SKData data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 90);
        return data.ToArray();
    }

    public async Task<StoredPicture?> FindNewest(UnitScope scope, Guid cameraId, PictureKind kind, CancellationToken cancellationToken) =>
        cameraId == PictureOf && await objects.Find(scope, cameraId, cancellationToken) is not null
            ? new(PictureKey, cameraId, kind, DateTimeOffset.UnixEpoch, Jpeg)
            : null;

    public async Task<StoredPicture?> Find(UnitScope scope, Guid pictureKey, CancellationToken cancellationToken) =>
        pictureKey == PictureKey && await objects.Find(scope, PictureOf, cancellationToken) is not null
            ? new(PictureKey, PictureOf, PictureKind.Evidence, DateTimeOffset.UnixEpoch, Jpeg)
            : null;
}
