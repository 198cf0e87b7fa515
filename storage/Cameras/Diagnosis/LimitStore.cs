using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using PrisonOps.Ports;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Cameras.Diagnosis;
using PrisonOps.Ports.Outbox;
using PrisonOps.Ports.Units;
using PrisonOps.Storage.Audit;
using PrisonOps.Storage.Database;
using PrisonOps.Storage.Units;

namespace PrisonOps.Storage.Cameras.Diagnosis;

internal sealed class LimitStore(ScopedDatabase scoped, TimeProvider time) : ILimitStore
{
    private const int OverridesMax = 5_000;
    private const int LooksMax = 5_000;

    private const string Columns = """
        l.id, l.unit_id, l.province, l.prison, l.group_name, l.camera_id, l.profile, l.limit_name, l.value, l.changed_by, l.changed_at, l.revision
        """;

    public Task<ImmutableArray<LimitOverride>> List(UnitScope scope, int? unitId, Guid? cameraId, CancellationToken cancellationToken) =>
        scoped.InScope(scope, async c =>
        {
            SqlFilter where = new();
            if (unitId is { } unit)
            {
                if (await UnitPlaces.Find(c, unit, cancellationToken) is not { } place) return [];
                where.And($"(l.unit_id = {where.Add(place.Unit)} or l.unit_id = {where.Add(place.Province)} or l.province = 0)");
            }

            if (cameraId is { } camera)
            {
                string wanted = where.Add(camera);
                where.And($"(l.camera_id = {wanted} or l.camera_id is null and (l.group_name is null or l.group_name = (select c.group_name from camera_setting c where c.camera_id = {wanted})))");
            }

            return await where.Command(
                c, $"select {Columns} from limit_overrides() l where {where.Where} order by l.limit_name, l.province, l.prison, l.id limit {OverridesMax}")
                .ReadAll(Read, cancellationToken);
        }, cancellationToken);

    public Task<ChangeOutcome<LimitOverride>> Put(Actor actor, UnitScope scope, LimitDraft draft, long revision, CancellationToken cancellationToken) =>
        scoped.InScope(scope, async c =>
        {
            if (await UnitPlaces.Find(c, draft.UnitId, cancellationToken) is not { } place) return ChangeOutcome.NotFound<LimitOverride>();
            if (draft is { CameraId: not null, Group: not null })
                return ChangeOutcome.Refused<LimitOverride>("group", Refusal.Of("limit-target", "A limit is for one camera, or for a group, or for the whole unit; not for several at once."));
            if (draft.CameraId is { } camera && (await SettingRows.Find(c, camera, forUpdate: true, cancellationToken))?.Place.Unit != draft.UnitId)
                return ChangeOutcome.NotFound<LimitOverride>();

            LimitOverride? before = await Find(c, draft, cancellationToken);
            if ((before?.Revision ?? 0) != revision)
                return ChangeOutcome.Conflict<LimitOverride>($"The limit '{draft.Limit}' has revision {before?.Revision ?? 0} there, not {revision}: somebody changed it first.");

            DateTimeOffset now = time.GetUtcNow();
            LimitOverride after = new(before?.Id ?? Guid.CreateVersion7(now), place, draft, actor.Name, now, revision + 1);
            await Save(c, after, cancellationToken);
            await AuditLines.Write(c, AuditLines.Change(time, actor, place, "diagnosis.limit", draft.Limit, before, after), cancellationToken);
            return ChangeOutcome.Done(after);
        }, cancellationToken);

    public Task<ChangeOutcome<LimitOverride>> Delete(Actor actor, UnitScope scope, Guid overrideId, long revision, CancellationToken cancellationToken) =>
        scoped.InScope(scope, async c =>
        {
            LimitOverride? before = await c.Statement($"select {Columns} from picture_limit l where l.id = $1 for update", SqlStatements.Value(overrideId))
                .ReadFirst(Read, cancellationToken);
            if (before is null) return ChangeOutcome.NotFound<LimitOverride>();
            if (before.Revision != revision)
                return ChangeOutcome.Conflict<LimitOverride>($"The limit '{before.Draft.Limit}' has revision {before.Revision} there, not {revision}: somebody changed it first.");

            await c.Statement("delete from picture_limit where id = $1", SqlStatements.Value(overrideId)).Run(cancellationToken);
            await AuditLines.Write(c, AuditLines.Change(time, actor, before.Place, "diagnosis.limit-delete", before.Draft.Limit, before, null), cancellationToken);
            return ChangeOutcome.Done(before);
        }, cancellationToken);

    public Task<ImmutableArray<StoredLook>> ListLooks(UnitScope scope, LimitDraft draft, DateTimeOffset from, CancellationToken cancellationToken) =>
        scoped.InScope(scope, async c =>
        {
            if (await UnitPlaces.Find(c, draft.UnitId, cancellationToken) is not { } place) return [];

            SqlFilter where = new SqlFilter().Within(scope, "o").Of(place, false, "o");
            where.And($"p.taken_at >= {where.Add(from)}");
            if (draft.CameraId is { } camera) where.And($"o.id = {where.Add(camera)}");
            if (draft.Group is { } group) where.And($"c.group_name = {where.Add(group)}");
            if (draft.Profile is { } profile) where.And($"p.profile = {where.Add((short)profile)}");
            return await where.Command(
                c,
                $"""
                select o.id, o.unit_id, o.province, o.prison, o.code, o.name, c.group_name, p.taken_at, coalesce(p.profile, 1), p.measured, r.measured,
                  (select coalesce(json_agg(json_build_object(
                    'unitId', l.unit_id, 'group', l.group_name, 'cameraId', l.camera_id, 'profile', l.profile, 'limit', l.limit_name, 'value', l.value)), '[]')
                   from limits_of(o.id) l)::text
                from object o
                join picture p on p.camera_id = o.id and p.kind = 1 and p.measured is not null
                left join camera_setting c on c.camera_id = o.id
                left join camera_reference r on r.camera_id = o.id and r.profile = p.profile
                where o.protocol = 2 and o.retired_at is null and {where.Where} order by o.unit_id, o.code limit {LooksMax}
                """).ReadAll(ReadLook, cancellationToken);
        }, cancellationToken);

    private static Task<LimitOverride?> Find(NpgsqlConnection connection, LimitDraft draft, CancellationToken cancellationToken) => connection.Statement(
        $"""
        select {Columns} from picture_limit l
        where l.unit_id = $1 and l.group_name is not distinct from $2 and l.camera_id is not distinct from $3 and l.profile is not distinct from $4
          and l.limit_name = $5
        for update
        """,
        SqlStatements.Value(draft.UnitId), SqlStatements.Value(draft.Group), SqlStatements.Value(draft.CameraId), SqlStatements.Value((short?)draft.Profile),
        SqlStatements.Value(draft.Limit)).ReadFirst(Read, cancellationToken);

    private static Task<int> Save(NpgsqlConnection connection, LimitOverride row, CancellationToken cancellationToken) => connection.Statement(
        """
        insert into picture_limit (id, unit_id, province, prison, group_name, camera_id, profile, limit_name, value, changed_by, changed_at, revision)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        on conflict (id) do update set
          value = excluded.value, changed_by = excluded.changed_by, changed_at = excluded.changed_at, revision = excluded.revision
        """,
        SqlStatements.Value(row.Id), SqlStatements.Value(row.Place.Unit), SqlStatements.Value(row.Place.Province), SqlStatements.Value(row.Place.Prison),
        SqlStatements.Value(row.Draft.Group), SqlStatements.Value(row.Draft.CameraId), SqlStatements.Value((short?)row.Draft.Profile),
        SqlStatements.Value(row.Draft.Limit), SqlStatements.Value(row.Draft.Value), SqlStatements.Value(row.ChangedBy), SqlStatements.Value(row.ChangedAt),
        SqlStatements.Value(row.Revision)).Run(cancellationToken);

    private static LimitOverride Read(NpgsqlDataReader reader) => new(
        reader.GetGuid(0), reader.GetPlace(1),
        new(
            reader.GetInt32(1), reader.GetText(4), reader.GetOptional<Guid>(5), (DayProfile?)reader.GetOptional<short>(6), reader.GetString(7),
            reader.GetDouble(8)),
        reader.GetString(9), reader.GetInstant(10), reader.GetInt64(11));

    private static StoredLook ReadLook(NpgsqlDataReader reader) => new(
        reader.GetGuid(0), reader.GetPlace(1), reader.GetString(4), reader.GetString(5), reader.GetText(6), reader.GetInstant(7),
        (DayProfile)reader.GetInt16(8), MeasuredJson.Read(reader.GetText(9)), MeasuredJson.Read(reader.GetText(10)), Limits(reader.GetString(11)));

    private static ImmutableArray<LimitDraft> Limits(string json) =>
        JsonSerializer.Deserialize<ImmutableArray<LimitDraft>>(json, OutboxJson.Options);
}
