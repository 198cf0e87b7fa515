using Npgsql;
using PrisonOps.Ports;
using PrisonOps.Ports.Topology;
using PrisonOps.Ports.Units;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.Topology;

/// <summary>The rows of maps. The automatic map of a unit has none until somebody changes it.</summary>
internal static class TopologyMaps
{
    public static Task<TopologyMap?> Find(NpgsqlConnection connection, Guid mapId, CancellationToken cancellationToken) =>
        TopologyMapIds.UnitOf(mapId) is { } unit
            ? connection.Statement(
                $"select {TopologyColumns.Map} from unit u left join topology_map m on m.unit_id = u.id and m.kind = 0 where u.id = $1", SqlStatements.Value(unit))
                .ReadFirst(TopologyColumns.ReadMap, cancellationToken)
            : connection.Statement(
                $"select {TopologyColumns.Map} from topology_map m join unit u on u.id = m.unit_id where m.id = $1", SqlStatements.Value(mapId))
                .ReadFirst(TopologyColumns.ReadMap, cancellationToken);

    public static async Task Insert(NpgsqlConnection connection, TopologyMap map, CancellationToken cancellationToken) =>
        await connection.Statement(
            """
            insert into topology_map (id, unit_id, province, prison, kind, name, is_template, background, changed_by, changed_at, revision)
            values ($1, $2, $3, $4, $5, $6, $7, $8::jsonb, $9, $10, $11)
            """,
            SqlStatements.Value(map.Id), SqlStatements.Value(map.Place.Unit), SqlStatements.Value(map.Place.Province), SqlStatements.Value(map.Place.Prison),
            SqlStatements.Value((short)map.Kind), SqlStatements.Value(map.Name), SqlStatements.Value(map.IsTemplate), TopologyColumns.Json(map.Background),
            SqlStatements.Value(map.ChangedBy), SqlStatements.Value(map.ChangedAt), SqlStatements.Value(map.Revision)).Run(cancellationToken);

    /// <summary>
    /// Takes the next revision, so that of two people only one does; the other waits for the row and then finds another revision. Null when it
    /// was somebody else.
    /// </summary>
    public static async Task<TopologyMap?> Advance(
        NpgsqlConnection connection, TopologyMap map, long revision, string by, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (map.Revision != revision) return null;

        TopologyMap after = map with { ChangedBy = by, ChangedAt = at, Revision = revision + 1 };
        int changed = map is { Kind: TopologyMapKind.Automatic, Revision: 0 }
            ? await connection.Statement(
                """
                insert into topology_map (id, unit_id, province, prison, kind, name, is_template, changed_by, changed_at, revision)
                values ($1, $2, $3, $4, 0, '', false, $5, $6, 1)
                on conflict (id) do nothing
                """,
                SqlStatements.Value(map.Id), SqlStatements.Value(map.Place.Unit), SqlStatements.Value(map.Place.Province), SqlStatements.Value(map.Place.Prison),
                SqlStatements.Value(by), SqlStatements.Value(at)).Run(cancellationToken)
            : await connection.Statement(
                "update topology_map set changed_by = $3, changed_at = $4, revision = revision + 1 where id = $1 and revision = $2", SqlStatements.Value(map.Id),
                SqlStatements.Value(revision), SqlStatements.Value(by), SqlStatements.Value(at)).Run(cancellationToken);
        return changed == 1 ? after : null;
    }

    public static string Subject(TopologyMap map) => map.Kind == TopologyMapKind.Automatic ? map.UnitNameZh : map.Name;

    public static ChangeOutcome<TopologyMap> Conflict(TopologyMap map, long revision) => ChangeOutcome.Conflict<TopologyMap>(
        $"Map '{Subject(map)}' has revision {map.Revision}, not {revision}: somebody changed it first.");
}
