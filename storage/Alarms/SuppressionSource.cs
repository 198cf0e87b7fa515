using System.Collections.Immutable;
using Npgsql;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Alarms.Suppression;
using PrisonOps.Ports.Objects;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.Alarms;

internal sealed class SuppressionSource(DatabaseConnections connections) : ISuppressionSource
{
    // Of a recorder a camera is a member in earnest: its stream comes through it. Other groups are only groups.
    private const string Recorder = "security.video-surveillance.recorder";

    // Objects and relations are never deleted: a new, changed or ended one moves one of these.
    private const string Version = """
        select concat_ws('/',
          (select count(*) || ':' || coalesce(sum(revision), 0) || ':' || count(retired_at) from object),
          (select count(*) || ':' || count(valid_to) from relation))
        """;

    public async Task<ReachRows?> LoadGraph(string? known, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(cancellationToken);
        string version = await connection.Statement(Version).ReadValue<string>(cancellationToken) ?? "";
        if (version == known) return null;

        return new(
            version,
            await connection.Statement(
                "select o.id, o.unit_id, o.province, o.prison, o.protocol, o.poll_period_ms from object o where o.retired_at is null")
                .ReadAll(reader => new ReachNode(reader.GetGuid(0), reader.GetPlace(1), (MonitoringProtocol)reader.GetInt16(4), TimeSpan.FromMilliseconds(reader.GetInt64(5))), cancellationToken),
            await connection.Statement(
                """
                select r.from_id, r.type, r.to_id from relation r
                where r.valid_to is null and (r.type <> $1 or exists (select from object o where o.id = r.to_id and (o.class_code = $2 or starts_with(o.class_code, $2 || '.'))))
                """,
                SqlStatements.Value((short)RelationType.MemberOf), SqlStatements.Value(Recorder))
                .ReadAll(reader => new StackEdge(reader.GetGuid(0), (RelationType)reader.GetInt16(1), reader.GetGuid(2)), cancellationToken));
    }

    public async Task<ImmutableArray<AlarmRow>> LoadOpen(ImmutableArray<string> types, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(cancellationToken);
        return await connection.Statement(
            $"select {AlarmColumns.All} from alarm a where a.cleared_at is null and a.type = any ($1)", SqlStatements.Value(types.ToArray()))
            .ReadAll(AlarmColumns.Read, cancellationToken);
    }
}
