using Npgsql;
using PrisonOps.Ports;
using PrisonOps.Ports.Topology;
using PrisonOps.Storage.Audit;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.Topology;

/// <summary>Pictures below maps. A map holds the one that it shows and the newest ones that were sent for it.</summary>
internal sealed class TopologyPictures(TimeProvider time)
{
    private const int KeptBesideMax = 3;

    public async Task<ChangeOutcome<Guid>> Keep(
        NpgsqlConnection connection, Actor actor, Guid mapId, string contentType, byte[] bytes, CancellationToken cancellationToken)
    {
        if (await TopologyMaps.Find(connection, mapId, cancellationToken) is not { } map) return ChangeOutcome.NotFound<Guid>();

        DateTimeOffset now = time.GetUtcNow();
        if (map.Revision == 0 && await TopologyMaps.Advance(connection, map, 0, actor.Name, now, cancellationToken) is null)
            return ChangeOutcome.Conflict<Guid>($"Map '{map.UnitNameZh}' was changed by somebody else first.");

        Guid id = Guid.CreateVersion7(now);
        await connection.Statement(
            """
            insert into topology_picture (id, map_id, unit_id, province, prison, content_type, bytes, kept_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
            """,
            SqlStatements.Value(id), SqlStatements.Value(mapId), SqlStatements.Value(map.Place.Unit), SqlStatements.Value(map.Place.Province),
            SqlStatements.Value(map.Place.Prison), SqlStatements.Value(contentType), SqlStatements.Value(bytes), SqlStatements.Value(now)).Run(cancellationToken);
        await connection.Statement(
            $"""
            delete from topology_picture where map_id = $1 and id <> coalesce($2, $3) and id not in (
              select id from topology_picture where map_id = $1 order by kept_at desc, id desc limit {KeptBesideMax})
            """,
            SqlStatements.Value(mapId), SqlStatements.Value(map.Background?.PictureId), SqlStatements.Value(id)).Run(cancellationToken);
        await AuditLines.Write(
            connection, AuditLines.Change<KeptPicture>(
                time, actor, map.Place, "topology.picture", TopologyMaps.Subject(map), null, new(id, contentType, bytes.Length)), cancellationToken);
        return ChangeOutcome.Done(id);
    }

    /// <summary>The background of another map for a copy of it; null when it has none.</summary>
    public static async Task<TopologyBackground?> Copy(
        NpgsqlConnection connection, Guid ofMapId, TopologyMap copy, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await TopologyMaps.Find(connection, ofMapId, cancellationToken) is not { Background: { } background }) return null;

        Guid id = Guid.CreateVersion7(now);
        int copied = await connection.Statement(
            """
            insert into topology_picture (id, map_id, unit_id, province, prison, content_type, bytes, kept_at)
            select $1, $2, $3, $4, $5, content_type, bytes, $6 from topology_picture where id = $7
            """,
            SqlStatements.Value(id), SqlStatements.Value(copy.Id), SqlStatements.Value(copy.Place.Unit), SqlStatements.Value(copy.Place.Province),
            SqlStatements.Value(copy.Place.Prison), SqlStatements.Value(now), SqlStatements.Value(background.PictureId)).Run(cancellationToken);
        return copied == 1 ? background with { PictureId = id } : null;
    }

    private sealed record KeptPicture(Guid Id, string ContentType, int Bytes);
}
