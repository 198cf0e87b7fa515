using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using PrisonOps.Ports;
using PrisonOps.Ports.AlarmSources;
using PrisonOps.Ports.Outbox;
using PrisonOps.Ports.Units;
using PrisonOps.Storage.Audit;
using PrisonOps.Storage.Database;
using PrisonOps.Storage.Units;

namespace PrisonOps.Storage.AlarmSources;

internal sealed class AlarmSourceStore(DatabaseConnections connections, ScopedDatabase scoped, TimeProvider time) : IAlarmSourceStore
{
    private const int RowsMax = 1_000;
    private const int ObjectsMax = 10_000;
    private const string Columns = "s.id, s.unit_id, s.province, s.prison, s.name, s.kind, s.enabled, s.mapping, s.changed_by, s.changed_at, s.revision";

    public Task<ImmutableArray<AlarmSource>> List(UnitScope scope, CancellationToken cancellationToken) => scoped.InScope(
        scope, c => c.Statement($"select {Columns} from alarm_source s order by s.name, s.id limit {RowsMax}").ReadAll(Read, cancellationToken), cancellationToken);

    public async Task<ChangeOutcome<AlarmSource>> Put(
        Actor actor, UnitScope scope, Guid? id, AlarmSourceDraft draft, byte[]? tokenHash, long revision, CancellationToken cancellationToken)
    {
        try
        {
            return await scoped.InScope(scope, c => PutIn(c, actor, id, draft, tokenHash, revision, cancellationToken), cancellationToken);
        }
        catch (PostgresException twice) when (twice.ConstraintName == "alarm_source_name")
        {
            return ChangeOutcome.Refused<AlarmSource>("name", Refusal.Of("alarm-source-name-taken", "The unit has a source '{given}' already.", ("given", draft.Name)));
        }
    }

    public Task<ChangeOutcome<AlarmSource>> Delete(Actor actor, UnitScope scope, Guid id, long revision, CancellationToken cancellationToken) =>
        scoped.InScope(scope, async c =>
        {
            AlarmSource? before = await Find(c, id, cancellationToken);
            if (before is null) return ChangeOutcome.NotFound<AlarmSource>();
            if (before.Revision != revision) return Changed(before.Name, before.Revision, revision);

            await c.Statement("delete from alarm_source where id = $1", SqlStatements.Value(id)).Run(cancellationToken);
            await AuditLines.Write(c, AuditLines.Change(time, actor, before.Place, "alarm-source.delete", before.Name, before, null), cancellationToken);
            return ChangeOutcome.Done(before);
        }, cancellationToken);

    public async Task<AlarmSource?> FindByToken(Guid id, byte[] tokenHash, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(cancellationToken);
        return await connection.Statement(
            $"select {Columns} from alarm_source s where s.id = $1 and s.token_hash = $2 and s.enabled", SqlStatements.Value(id), SqlStatements.Value(tokenHash))
            .ReadFirst(Read, cancellationToken);
    }

    public async Task<ImmutableArray<NamedObject>> FindObjects(UnitPlace place, ImmutableArray<string> names, CancellationToken cancellationToken)
    {
        if (names.IsEmpty) return [];

        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(cancellationToken);
        SqlFilter where = new SqlFilter().Of(place, false, "o").And("o.retired_at is null");
        string asked = where.Add(names.ToArray());
        return await where.Command(
            connection,
            $"""
            select o.id, o.unit_id, o.province, o.prison, o.code, o.name, o.address
            from object o where {where.Where} and (o.code = any ({asked}) or o.name = any ({asked}) or o.address = any ({asked}))
            order by o.id limit {ObjectsMax}
            """).ReadAll(
                reader => new NamedObject(reader.GetGuid(0), reader.GetPlace(1), reader.GetString(4), reader.GetString(5), reader.GetString(6)), cancellationToken);
    }

    private async Task<ChangeOutcome<AlarmSource>> PutIn(
        NpgsqlConnection connection, Actor actor, Guid? id, AlarmSourceDraft draft, byte[]? tokenHash, long revision, CancellationToken cancellationToken)
    {
        if (await UnitPlaces.Find(connection, draft.UnitId, cancellationToken) is not { } place) return ChangeOutcome.NotFound<AlarmSource>();

        AlarmSource? before = id is { } known ? await Find(connection, known, cancellationToken) : null;
        if (id is not null && before?.Place.Unit != draft.UnitId) return ChangeOutcome.NotFound<AlarmSource>();
        if ((before?.Revision ?? 0) != revision) return Changed(draft.Name, before?.Revision ?? 0, revision);

        DateTimeOffset now = time.GetUtcNow();
        AlarmSource after = new(id ?? Guid.CreateVersion7(now), place, draft.Name, draft.Kind, draft.Enabled, draft.Mapping, actor.Name, now, revision + 1);
        await connection.Statement(
            before is null
                ? """
                  insert into alarm_source (id, unit_id, province, prison, name, kind, enabled, mapping, changed_by, changed_at, revision, token_hash)
                  values ($1, $2, $3, $4, $5, $6, $7, $8::jsonb, $9, $10, $11, '')
                  """
                : """
                  update alarm_source set name = $5, kind = $6, enabled = $7, mapping = $8::jsonb, changed_by = $9, changed_at = $10, revision = $11
                  where id = $1 and unit_id = $2 and province = $3 and prison = $4
                  """,
            SqlStatements.Value(after.Id), SqlStatements.Value(place.Unit), SqlStatements.Value(place.Province), SqlStatements.Value(place.Prison),
            SqlStatements.Value(draft.Name), SqlStatements.Value((short)draft.Kind), SqlStatements.Value(draft.Enabled),
            SqlStatements.Value(JsonSerializer.Serialize(draft.Mapping, OutboxJson.Options)), SqlStatements.Value(actor.Name), SqlStatements.Value(now),
            SqlStatements.Value(after.Revision)).Run(cancellationToken);
        if (tokenHash is not null)
            await connection.Statement("update alarm_source set token_hash = $2 where id = $1", SqlStatements.Value(after.Id), SqlStatements.Value(tokenHash)).Run(cancellationToken);
        string action = before is null ? "alarm-source.create" : tokenHash is null ? "alarm-source.update" : "alarm-source.token";
        await AuditLines.Write(connection, AuditLines.Change(time, actor, place, action, draft.Name, before, after), cancellationToken);
        return ChangeOutcome.Done(after);
    }

    private static Task<AlarmSource?> Find(NpgsqlConnection connection, Guid id, CancellationToken cancellationToken) =>
        connection.Statement($"select {Columns} from alarm_source s where s.id = $1", SqlStatements.Value(id)).ReadFirst(Read, cancellationToken);

    private static ChangeOutcome<AlarmSource> Changed(string name, long now, long known) =>
        ChangeOutcome.Conflict<AlarmSource>($"'{name}' has revision {now}, not {known}: somebody changed it first.");

    private static AlarmSource Read(NpgsqlDataReader reader) => new(
        reader.GetGuid(0), reader.GetPlace(1), reader.GetString(4), (AlarmSourceKind)reader.GetInt16(5), reader.GetBoolean(6),
        JsonSerializer.Deserialize<AlarmSourceMapping>(reader.GetString(7), OutboxJson.Options)!, reader.GetString(8), reader.GetInstant(9), reader.GetInt64(10));
}
