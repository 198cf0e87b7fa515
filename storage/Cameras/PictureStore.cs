using Npgsql;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Units;
using PrisonOps.Storage.Cameras.Diagnosis;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.Cameras;

internal sealed class PictureStore(DatabaseConnections connections, ScopedDatabase scoped, TimeProvider time) : IPictureStore
{
    private const int JpegBytesMax = 16 << 20;
    private const string ReplacingLatest = """
        on conflict (camera_id) where kind = 1 do update set
          key = excluded.key, taken_at = excluded.taken_at, jpeg = excluded.jpeg, profile = excluded.profile, measured = excluded.measured
        """;

    private const string Columns = "key, camera_id, kind, taken_at, jpeg";

    public async Task<Guid> Keep(Guid cameraId, UnitPlace place, PictureKind kind, TakenPicture picture, CancellationToken cancellationToken)
    {
        if (picture.Jpeg.Length is 0 or > JpegBytesMax)
            throw new ArgumentOutOfRangeException(nameof(picture), picture.Jpeg.Length, $"A picture of camera {cameraId} has 1 to {JpegBytesMax} bytes.");

        Guid key = Guid.CreateVersion7(time.GetUtcNow());
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(cancellationToken);
        await connection.Statement(
            $"""
            insert into picture (key, camera_id, unit_id, province, prison, kind, taken_at, jpeg, profile, measured)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            {(kind == PictureKind.Latest ? ReplacingLatest : "")}
            """,
            SqlStatements.Value(key), SqlStatements.Value(cameraId), SqlStatements.Value(place.Unit), SqlStatements.Value(place.Province),
            SqlStatements.Value(place.Prison), SqlStatements.Value((short)kind), SqlStatements.Value(picture.At),
            SqlStatements.Value(picture.Jpeg), SqlStatements.Value((short?)picture.Profile), SqlStatements.Value(MeasuredJson.Write(picture.Measured))).Run(cancellationToken);
        return key;
    }

    public Task<StoredPicture?> FindNewest(UnitScope scope, Guid cameraId, PictureKind kind, CancellationToken cancellationToken) =>
        scoped.InScope(
            scope, c => c.Statement(
                $"select {Columns} from picture where camera_id = $1 and kind = $2 order by taken_at desc limit 1",
                SqlStatements.Value(cameraId), SqlStatements.Value((short)kind)).ReadFirst(Read, cancellationToken),
            cancellationToken);

    public Task<StoredPicture?> Find(UnitScope scope, Guid pictureKey, CancellationToken cancellationToken) =>
        scoped.InScope(
            scope, c => c.Statement($"select {Columns} from picture where key = $1", SqlStatements.Value(pictureKey)).ReadFirst(Read, cancellationToken),
            cancellationToken);

    private static StoredPicture Read(NpgsqlDataReader reader) => new(
        reader.GetGuid(0), reader.GetGuid(1), (PictureKind)reader.GetInt16(2), reader.GetInstant(3), reader.GetFieldValue<byte[]>(4));
}
