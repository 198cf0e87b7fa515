using System.Collections.Immutable;
using Npgsql;
using PrisonOps.Ports;
using PrisonOps.Ports.Alarms.Rules;
using PrisonOps.Ports.Units;
using PrisonOps.Storage.Audit;
using PrisonOps.Storage.Database;
using PrisonOps.Storage.Objects;
using PrisonOps.Storage.Units;

namespace PrisonOps.Storage.Alarms.Rules;

internal sealed class AlarmRuleStore(DatabaseConnections connections, ScopedDatabase scoped, TimeProvider time)
    : IAlarmRuleStore, IAlarmRuleSource
{
    private const int RulesMax = 5_000;
    private const int WindowsMax = 10_000;

    public Task<AlarmRuleRows> List(UnitScope scope, CancellationToken cancellationToken) => scoped.InScope(scope, async c => new AlarmRuleRows(
        await c.Statement($"select {AlarmRuleColumns.Layer} from alarm_rules() r order by r.province, r.prison, r.id limit {RulesMax}")
            .ReadAll(AlarmRuleColumns.ReadLayer, cancellationToken),
        await c.Statement($"select {AlarmRuleColumns.Window} from alarm_windows($1) w order by w.until_at, w.id limit {WindowsMax}", SqlStatements.Value(time.GetUtcNow()))
            .ReadAll(AlarmRuleColumns.ReadWindow, cancellationToken)), cancellationToken);

    public async Task<AlarmRuleRows> LoadAll(CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(cancellationToken);
        ImmutableArray<AlarmRuleLayer> layers = await connection.Statement($"select {AlarmRuleColumns.Layer} from alarm_rule r order by r.id limit {RulesMax}")
            .ReadAll(AlarmRuleColumns.ReadLayer, cancellationToken);

        return new(layers, await connection.Statement(
            $"""
            select {AlarmRuleColumns.Window} from alarm_window w where w.until_at > $1
            union all {OfObjects("$1")}
            """,
            SqlStatements.Value(time.GetUtcNow())).ReadAll(AlarmRuleColumns.ReadWindow, cancellationToken));
    }

    public Task<ChangeOutcome<AlarmRuleLayer>> Put(
        Actor actor, UnitScope scope, AlarmRuleDraft draft, long revision, CancellationToken cancellationToken) => scoped.InScope(scope, async c =>
    {
        if (await UnitPlaces.Find(c, draft.UnitId, cancellationToken) is not { } place) return ChangeOutcome.NotFound<AlarmRuleLayer>();

        AlarmRuleLayer? before = draft.Key is null ? null : await Find(c, draft.UnitId, draft.Key, cancellationToken);
        AlarmRuleLayer? above = draft.Key is null ? null : (await ListLayers(c, draft.Key, cancellationToken)).Above(draft.Key, place);
        if (draft.Key is not null && before is null && above is null) return ChangeOutcome.NotFound<AlarmRuleLayer>();
        if ((before?.Revision ?? 0) != revision) return Changed(draft.Fields.Name, before?.Revision ?? 0, revision);
        if (before is null && await Count("select count(*) from alarm_rule", cancellationToken) is >= RulesMax and long rules)
            return ChangeOutcome.Refused<AlarmRuleLayer>("name", Refusal.Of(
                "rules-many", "There are {given} rules and settings of them already; at most {max} are kept.", ("given", rules), ("max", RulesMax)));

        DateTimeOffset now = time.GetUtcNow();
        Guid id = before?.Id ?? Guid.CreateVersion7(now);
        AlarmRuleLayer after = new(
            id, place, draft.Key ?? id.ToString(), draft.Fields, above is null ? AlarmRuleLayer.AllFields : draft.Sets, draft.Finals, above?.Revision, actor.Name,
            now, revision + 1);
        await c.Statement(
            """
            insert into alarm_rule (id, unit_id, province, prison, rule_key, fields, sets, finals, base_revision, changed_by, changed_at, revision)
            values ($1, $2, $3, $4, $5, $6::jsonb, $7, $8, $9, $10, $11, $12)
            on conflict (id) do update set
              fields = excluded.fields, sets = excluded.sets, finals = excluded.finals, base_revision = excluded.base_revision,
              changed_by = excluded.changed_by, changed_at = excluded.changed_at, revision = excluded.revision
            """,
            AlarmRuleColumns.Values(after)).Run(cancellationToken);
        string action = before is null ? "alarm.rule-create" : "alarm.rule-update";
        await AuditLines.Write(c, AuditLines.Change(time, actor, place, action, after.Fields.Name, before, after), cancellationToken);
        return ChangeOutcome.Done(after);
    }, cancellationToken);

    public Task<ChangeOutcome<AlarmRuleLayer>> Delete(Actor actor, UnitScope scope, Guid layerId, long revision, CancellationToken cancellationToken) =>
        scoped.InScope(scope, async c =>
        {
            AlarmRuleLayer? before = await c.Statement(
                $"select {AlarmRuleColumns.Layer} from alarm_rule r where r.id = $1 for update", SqlStatements.Value(layerId))
                .ReadFirst(AlarmRuleColumns.ReadLayer, cancellationToken);
            if (before is null) return ChangeOutcome.NotFound<AlarmRuleLayer>();
            if (before.Revision != revision) return Changed(before.Fields.Name, before.Revision, revision);

            await c.Statement("delete from alarm_rule where id = $1", SqlStatements.Value(layerId)).Run(cancellationToken);
            await AuditLines.Write(c, AuditLines.Change(time, actor, before.Place, "alarm.rule-delete", before.Fields.Name, before, null), cancellationToken);
            return ChangeOutcome.Done(before);
        }, cancellationToken);

    public Task<ImmutableArray<AlarmWindowItem>> ListWindows(UnitScope scope, DateTimeOffset endedAfter, CancellationToken cancellationToken) =>
        scoped.InScope(scope, c => c.Statement(
            $"""
            select {AlarmRuleColumns.Window}, o.code, o.name
            from (select * from alarm_windows($1) union all {OfObjects("$2")}) w
            left join object o on o.id = w.object_id
            order by w.until_at, w.id limit {WindowsMax}
            """,
            SqlStatements.Value(endedAfter), SqlStatements.Value(time.GetUtcNow())).ReadAll(
                reader => new AlarmWindowItem(AlarmRuleColumns.ReadWindow(reader), reader.GetText(15), reader.GetText(16)), cancellationToken), cancellationToken);

    public Task<ChangeOutcome<AlarmWindow>> OpenWindow(Actor actor, UnitScope scope, AlarmWindowDraft draft, CancellationToken cancellationToken) =>
        scoped.InScope(scope, async c =>
        {
            if (await UnitPlaces.Find(c, draft.UnitId, cancellationToken) is not { } place) return ChangeOutcome.NotFound<AlarmWindow>();
            if (draft.ObjectId is { } its && !await Holds(c, place, its, cancellationToken)) return ChangeOutcome.NotFound<AlarmWindow>();

            if (await Count("select count(*) from alarm_window where until_at > now()", cancellationToken) is >= WindowsMax and long windows)
                return ChangeOutcome.Refused<AlarmWindow>("until", Refusal.Of(
                    "windows-many", "There are {given} windows that have not ended; at most {max} are kept.", ("given", windows), ("max", WindowsMax)));

            DateTimeOffset now = time.GetUtcNow();
            AlarmWindow made = new(Guid.CreateVersion7(now), place, draft, actor.Name, now, 1);
            await c.Statement(
                """
                insert into alarm_window (
                  id, unit_id, province, prison, kind, object_id, class_code, from_at, until_at, hours, zone, reason, changed_by, changed_at, revision)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::jsonb, $11, $12, $13, $14, $15)
                """,
                AlarmRuleColumns.Values(made)).Run(cancellationToken);
            await AuditLines.Write(c, AuditLines.Change<AlarmWindow>(time, actor, place, "alarm.window-open", draft.Reason, null, made), cancellationToken);
            return ChangeOutcome.Done(made);
        }, cancellationToken);

    public Task<ChangeOutcome<AlarmWindow>> EndWindow(Actor actor, UnitScope scope, Guid windowId, long revision, CancellationToken cancellationToken) =>
        scoped.InScope(scope, async c =>
        {
            AlarmWindow? before = await c.Statement(
                $"select {AlarmRuleColumns.Window} from alarm_window w where w.id = $1 for update", SqlStatements.Value(windowId))
                .ReadFirst(AlarmRuleColumns.ReadWindow, cancellationToken);
            if (before is null) return ChangeOutcome.NotFound<AlarmWindow>();
            if (before.Revision != revision)
                return ChangeOutcome.Conflict<AlarmWindow>($"The window '{before.Draft.Reason}' has revision {before.Revision}, not {revision}: somebody changed it first.");

            DateTimeOffset now = time.GetUtcNow();
            AlarmWindow after = before with
            {
                Draft = before.Draft with { Until = before.Draft.Until < now ? before.Draft.Until : now }, ChangedBy = actor.Name, ChangedAt = now,
                Revision = revision + 1,
            };
            await c.Statement(
                "update alarm_window set until_at = $2, changed_by = $3, changed_at = $4, revision = $5 where id = $1", SqlStatements.Value(windowId),
                SqlStatements.Value(after.Draft.Until), SqlStatements.Value(after.ChangedBy), SqlStatements.Value(now), SqlStatements.Value(after.Revision))
                .Run(cancellationToken);
            await AuditLines.Write(c, AuditLines.Change(time, actor, before.Place, "alarm.window-end", before.Draft.Reason, before, after), cancellationToken);
            return ChangeOutcome.Done(after);
        }, cancellationToken);

    public Task<ImmutableArray<OpenedAlarm>> ListOpened(UnitScope scope, int unitId, DateTimeOffset from, int limit, CancellationToken cancellationToken) =>
        scoped.InScope(scope, async c =>
        {
            if (await UnitPlaces.Find(c, unitId, cancellationToken) is not { } place) return [];

            SqlFilter where = new SqlFilter().Within(scope, "a").Of(place, false, "a");
            where.And($"a.opened_at >= {where.Add(from)}");
            return await where.Command(
                c,
                $"""
                select {AlarmColumns.All}, {AlarmRuleColumns.Subject}
                from alarm a
                join object o on o.id = a.object_id
                join unit u on u.id = o.unit_id
                {ObjectLocation.Join}
                left join camera_setting s on s.camera_id = o.id
                where {where.Where} order by a.opened_at desc, a.id desc limit {limit}
                """).ReadAll(
                    reader => new OpenedAlarm(AlarmColumns.Read(reader), AlarmRuleColumns.ReadObject(reader, AlarmColumns.Count)), cancellationToken);
        }, cancellationToken);

    public async Task<ImmutableArray<AlarmObject>> LoadObjects(ImmutableArray<Guid> objectIds, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(cancellationToken);
        return await connection.Statement(
            $"""
            select {AlarmRuleColumns.Subject}
            from object o
            join unit u on u.id = o.unit_id
            {ObjectLocation.Join}
            left join camera_setting s on s.camera_id = o.id
            where o.id = any ($1)
            """,
            SqlStatements.Value(objectIds.ToArray())).ReadAll(reader => AlarmRuleColumns.ReadObject(reader, 0), cancellationToken);
    }

    /// <summary>An object that a person has put under maintenance is a window that nobody wrote down apart.</summary>
    private static string OfObjects(string now) => $"""
        select o.id, o.unit_id, o.province, o.prison, 1::smallint, o.id, null, '2000-01-01Z'::timestamptz, o.maintenance_until, '[]'::jsonb, 'UTC',
          coalesce(o.maintenance_reason, ''), '', {now}, o.revision
        from object o where o.maintenance_until > {now} and o.retired_at is null
        """;

    private static Task<AlarmRuleLayer?> Find(NpgsqlConnection connection, int unitId, string key, CancellationToken cancellationToken) =>
        connection.Statement(
            $"select {AlarmRuleColumns.Layer} from alarm_rule r where r.unit_id = $1 and r.rule_key = $2 for update", SqlStatements.Value(unitId),
            SqlStatements.Value(key)).ReadFirst(AlarmRuleColumns.ReadLayer, cancellationToken);

    private static async Task<AlarmRuleRows> ListLayers(NpgsqlConnection connection, string key, CancellationToken cancellationToken) => new(
        await connection.Statement($"select {AlarmRuleColumns.Layer} from alarm_rules() r where r.rule_key = $1", SqlStatements.Value(key))
            .ReadAll(AlarmRuleColumns.ReadLayer, cancellationToken), []);

    /// <summary>Of all units, whoever asks: what is read at once is bounded, and the bound is of the whole installation.</summary>
    private async Task<long> Count(string sql, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(cancellationToken);
        return await connection.Statement(sql).ReadValue<long>(cancellationToken);
    }

    private static Task<bool> Holds(NpgsqlConnection connection, UnitPlace place, Guid objectId, CancellationToken cancellationToken)
    {
        SqlFilter where = new SqlFilter().Of(place, false, "o");
        where.And($"o.id = {where.Add(objectId)}");
        return where.Command(connection, $"select exists (select from object o where {where.Where})").ReadValue<bool>(cancellationToken);
    }

    private static ChangeOutcome<AlarmRuleLayer> Changed(string name, long stored, long given) => ChangeOutcome.Conflict<AlarmRuleLayer>(
        $"Rule '{name}' has revision {stored}, not {given}: somebody changed it first.");
}
