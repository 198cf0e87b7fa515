using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Outbox;
using PrisonOps.Storage.Alarms;
using PrisonOps.Storage.Database;
using PrisonOps.Storage.Outbox;

namespace PrisonOps.Storage.Objects;

internal sealed class RosterStore(DatabaseConnections connections, OutboxSignal signal, TimeProvider time) : IRosterStore
{
    private const string OfRoster = "o.unit_id = $1 and o.protocol = $2 and o.shard = $3 and o.retired_at is null";

    public async Task<ImmutableArray<RosterKey>> ListRosters(CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(cancellationToken);
        return await connection.Statement(
            """
            select distinct o.unit_id, o.protocol, o.shard from object o
            where o.retired_at is null and o.protocol <> 0 order by 1, 2, 3
            """).ReadAll(r => new RosterKey(r.GetInt32(0), (MonitoringProtocol)r.GetInt16(1), r.GetInt32(2)), cancellationToken);
    }

    public async Task<ImmutableArray<ObjectConfiguration>> LoadObjects(RosterKey roster, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(cancellationToken);
        return await OfRosterRows(connection, $"select {ObjectColumns.Configuration} from object o where {OfRoster} order by o.code, o.id", roster)
            .ReadAll(ObjectColumns.ReadConfiguration, cancellationToken);
    }

    public async Task<ImmutableArray<ObjectStateRow>> LoadStates(RosterKey roster, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(cancellationToken);
        return await OfRosterRows(
            connection, $"select {ObjectColumns.State} from object o join object_state s on s.object_id = o.id where {OfRoster}", roster)
            .ReadAll(ObjectColumns.ReadState, cancellationToken);
    }

    public async Task<ImmutableArray<OpenFinding>> LoadOpenFindings(RosterKey roster, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(cancellationToken);
        return await OfRosterRows(
            connection, $"select {AlarmColumns.All} from object o join alarm a on a.object_id = o.id and a.cleared_at is null where {OfRoster}", roster)
            .ReadAll(AlarmColumns.ReadOpenFinding, cancellationToken);
    }

    public async Task<ObjectConfiguration?> FindObject(Guid objectId, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(cancellationToken);
        return await connection.Statement(
            $"select {ObjectColumns.Configuration} from object o where o.id = $1 and o.retired_at is null", SqlStatements.Value(objectId))
            .ReadFirst(ObjectColumns.ReadConfiguration, cancellationToken);
    }

    public async Task SaveStates(ImmutableArray<ObjectStateRow> states, CancellationToken cancellationToken)
    {
        // One row per object and in one order: a set-based upsert may not meet a row twice, and two rosters that wrote the same rows in
        // different orders would wait for each other.
        ObjectStateRow[] newest = [.. states.GroupBy(s => s.ObjectId).Select(g => g.MaxBy(s => s.Revision)!).OrderBy(s => s.ObjectId)];
        if (newest.Length == 0) return;

        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(cancellationToken);
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellationToken);
        ImmutableArray<OutboxDraft> changed = await Upsert(connection, newest, cancellationToken);
        long raised = changed.IsEmpty ? 0 : await OutboxWriter.Append(connection, changed, time.GetUtcNow(), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        signal.Raise(raised);
    }

    private static Task<ImmutableArray<OutboxDraft>> Upsert(NpgsqlConnection connection, ObjectStateRow[] states, CancellationToken cancellationToken) =>
        connection.Statement(
            """
            with given as (
              select g.*, o.unit_id, o.province, o.prison, o.class_code, o.code, o.name, o.retired_at is not null as retired
              from unnest($1, $2, $3, $4, $5, $6, $7, $8) g (object_id, state, reason, since, last_poll_at, revision, vendor, model)
              join object o on o.id = g.object_id),
            before as (
              select s.object_id, s.state, s.reason from object_state s join given g using (object_id)),
            saved as (
              insert into object_state as s (object_id, unit_id, province, prison, code, state, reason, since, last_poll_at, revision, vendor, model, retired)
              select object_id, unit_id, province, prison, code, state, reason, since, last_poll_at, revision, vendor, model, retired from given
              on conflict (object_id) do update set
                state = excluded.state, reason = excluded.reason, since = excluded.since, last_poll_at = excluded.last_poll_at,
                revision = excluded.revision, vendor = excluded.vendor, model = excluded.model
              where s.revision <= excluded.revision
              returning object_id, unit_id, province, prison, state, reason, since, last_poll_at, revision, vendor, model)
            select s.object_id, s.unit_id, s.province, s.prison, s.state, s.reason, s.since, s.last_poll_at, s.revision, s.vendor, s.model, g.class_code, g.code, g.name
            from saved s
            join given g using (object_id)
            left join before b using (object_id)
            where b.object_id is null or b.state <> s.state or b.reason is distinct from s.reason
            """,
            SqlStatements.Column(states, s => s.ObjectId),
            SqlStatements.Column(states, s => (short)s.State),
            SqlStatements.Column(states, s => s.Reason),
            SqlStatements.Column(states, s => s.Since.ToUniversalTime()),
            SqlStatements.Column(states, s => s.LastPollAt?.ToUniversalTime()),
            SqlStatements.Column(states, s => s.Revision),
            SqlStatements.Column(states, s => s.Vendor),
            SqlStatements.Column(states, s => s.Model)).ReadAll(Draft, cancellationToken);

    private static OutboxDraft Draft(NpgsqlDataReader reader)
    {
        ObjectStateRow state = ObjectColumns.ReadState(reader);
        ObjectPayload payload = new(state, reader.GetString(11), reader.GetString(12), reader.GetString(13));
        return new("object", state.Place, state.ObjectId.ToString(), JsonSerializer.Serialize(payload, OutboxJson.Options));
    }

    private static NpgsqlCommand OfRosterRows(NpgsqlConnection connection, string sql, RosterKey roster) => connection.Statement(
        sql, SqlStatements.Value(roster.Unit), SqlStatements.Value((short)roster.Protocol), SqlStatements.Value(roster.Shard));
}
