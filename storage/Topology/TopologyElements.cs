using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using PrisonOps.Ports.Outbox;
using PrisonOps.Ports.Topology;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.Topology;

/// <summary>The rows of what is on a map.</summary>
internal static class TopologyElements
{
    public static Task<ImmutableArray<TopologyElement>> Find(NpgsqlConnection connection, Guid mapId, Guid[] ids, CancellationToken cancellationToken) =>
        connection.Statement("select body from topology_element where map_id = $1 and id = any ($2)", SqlStatements.Value(mapId), SqlStatements.Value(ids))
            .ReadAll(TopologyColumns.ReadElement, cancellationToken);

    public static Task<ImmutableArray<TopologyElement>> ListOf(NpgsqlConnection connection, Guid mapId, int limit, CancellationToken cancellationToken) =>
        connection.Statement(
            "select body from topology_element where map_id = $1 order by id limit $2", SqlStatements.Value(mapId), SqlStatements.Value(limit))
            .ReadAll(TopologyColumns.ReadElement, cancellationToken);

    public static Task Put(NpgsqlConnection connection, TopologyMap map, ImmutableArray<TopologyElement> elements, CancellationToken cancellationToken) =>
        elements.IsEmpty ? Task.CompletedTask : connection.Statement(
            """
            insert into topology_element (map_id, id, unit_id, province, prison, kind, object_id, opens_id, body)
            select $1, e.id, $2, $3, $4, e.kind, e.object_id, e.opens_id, e.body
            from unnest($5, $6, $7, $8, $9::jsonb[]) e (id, kind, object_id, opens_id, body)
            on conflict (map_id, id) do update set
              kind = excluded.kind, object_id = excluded.object_id, opens_id = excluded.opens_id, body = excluded.body
            """,
            SqlStatements.Value(map.Id), SqlStatements.Value(map.Place.Unit), SqlStatements.Value(map.Place.Province), SqlStatements.Value(map.Place.Prison),
            SqlStatements.Column(elements, e => e.Id), SqlStatements.Column(elements, e => (short)e.Kind), SqlStatements.Column(elements, e => e.ObjectId),
            SqlStatements.Column(elements, e => e.MapId), SqlStatements.Column(elements, e => JsonSerializer.Serialize(e, OutboxJson.Options))).Run(cancellationToken);
}
