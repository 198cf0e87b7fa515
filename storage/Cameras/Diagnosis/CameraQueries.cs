using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Npgsql;
using PrisonOps.Ports;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Cameras.Diagnosis;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Outbox;
using PrisonOps.Ports.Units;
using PrisonOps.Storage.Database;
using PrisonOps.Storage.Objects;
using PrisonOps.Storage.Units;

namespace PrisonOps.Storage.Cameras.Diagnosis;

internal sealed class CameraQueries(ScopedDatabase scoped) : ICameraQueries
{
    private const string Columns = """
        o.id, o.unit_id, o.province, o.prison, o.code, o.name, coalesce(s.state, 0), s.reason, coalesce(s.since, o.created_at),
        coalesce(c.is_key, false), coalesce(c.commissioning, 0), a.evidence_faults
        """;

    private const int ColumnCount = 12;

    private const string From = """
        object o
        left join object_state s on s.object_id = o.id
        left join camera_setting c on c.camera_id = o.id
        left join alarm a on a.object_id = o.id and a.cleared_at is null and a.type = 'vq.abnormal'
        """;

    private static readonly string Camera = string.Create(
        CultureInfo.InvariantCulture, $"o.retired_at is null and o.protocol = {(int)MonitoringProtocol.Rtsp}");

    public Task<ImmutableArray<CameraListItem>> List(UnitScope scope, CancellationToken cancellationToken) => scoped.InScope(scope, c =>
    {
        SqlFilter where = new SqlFilter().And(Camera).Within(scope, "o");
        return where.Command(c, $"select {Columns} from {From} where {where.Where} order by o.unit_id, o.code").ReadAll(Read, cancellationToken);
    }, cancellationToken);

    public Task<CameraListItem?> Find(UnitScope scope, Guid cameraId, CancellationToken cancellationToken) => scoped.InScope(
        scope, c => c.Statement($"select {Columns} from {From} where {Camera} and o.id = $1", SqlStatements.Value(cameraId)).ReadFirst(Read, cancellationToken),
        cancellationToken);

    public Task<Page<CommissioningItem>> ListCommissioning(
        UnitScope scope, int? unitId, Commissioning? state, string? after, int pageSize, CancellationToken cancellationToken)
    {
        KeysetPage.CheckSize(pageSize);
        return scoped.InScope(scope, async c =>
        {
            SqlFilter where = new SqlFilter().And(Camera).Within(scope, "o");
            if (!await UnitPlaces.Restrict(c, where, unitId, "o", cancellationToken)) return new Page<CommissioningItem>([], null, 0, true);

            if (state is { } wanted)
                where.And($"coalesce((select x.commissioning from camera_setting x where x.camera_id = o.id), 0) = {where.Add((short)wanted)}");
            (int, bool) counted = await where.Count(c, "object o", cancellationToken);
            if (after is not null)
            {
                string[] key = KeysetPage.Key(after, 2);
                where.And($"(o.unit_id, o.code) > ({where.Add((int)KeysetPage.Number(key[0]))}, {where.Add(key[1])})");
            }

            ImmutableArray<CommissioningItem> rows = await where.Command(
                c,
                $"""
                select {Columns}, o.class_code, {ObjectLocation.Name}, p.key, p.taken_at, coalesce(c.revision, 0)
                from {From}
                {ObjectLocation.Join}
                left join picture p on p.camera_id = o.id and p.kind = 1
                where {where.Where} order by o.unit_id, o.code limit {pageSize + 1}
                """).ReadAll(ReadItem, cancellationToken);
            Page<CommissioningItem> page = KeysetPage.Of(
                rows, pageSize,
                row => KeysetPage.Cursor(row.Camera.Place.Unit.ToString(CultureInfo.InvariantCulture), row.Camera.Code), counted);
            return page with { Rows = await WithRounds(c, page.Rows, cancellationToken) };
        }, cancellationToken);
    }

    public Task<ImmutableArray<CommissioningProgress>> Progress(UnitScope scope, int? unitId, CancellationToken cancellationToken) =>
        scoped.InScope(scope, async c =>
        {
            SqlFilter where = new SqlFilter().And(Camera).Within(scope, "o");
            if (!await UnitPlaces.Restrict(c, where, unitId, "o", cancellationToken)) return [];

            return await where.Command(
                c,
                $"""
                select o.unit_id, u.name_zh, u.name_en, (count(*) filter (where coalesce(c.commissioning, 0) = 0))::int as pending,
                  (count(*) filter (where c.commissioning = 1))::int, (count(*) filter (where c.commissioning = 2))::int
                from object o join unit u on u.id = o.unit_id left join camera_setting c on c.camera_id = o.id
                where {where.Where} group by o.unit_id, u.name_zh, u.name_en order by pending desc, o.unit_id
                """).ReadAll(
                r => new CommissioningProgress(r.GetInt32(0), r.GetString(1), r.GetString(2), r.GetInt32(3), r.GetInt32(4), r.GetInt32(5)),
                cancellationToken);
        }, cancellationToken);

    private static async Task<ImmutableArray<CommissioningItem>> WithRounds(
        NpgsqlConnection connection, ImmutableArray<CommissioningItem> rows, CancellationToken cancellationToken)
    {
        ImmutableArray<CameraRound> last = await connection.Statement(
            $"""
            select {RoundColumns.All} from unnest($1) wanted (id)
            cross join lateral (select * from diagnosis_round d where d.camera_id = wanted.id order by d.at desc, d.id desc limit 1) r
            """,
            SqlStatements.Value(rows.Select(row => row.Camera.Id).ToArray())).ReadAll(RoundColumns.Read, cancellationToken);
        Dictionary<Guid, CameraRound> byCamera = last.ToDictionary(round => round.CameraId);
        return [.. rows.Select(row => row with { Last = byCamera.GetValueOrDefault(row.Camera.Id) })];
    }

    private static CameraListItem Read(NpgsqlDataReader reader) => new(
        reader.GetGuid(0), reader.GetPlace(1), reader.GetString(4), reader.GetString(5), (ObjectState)reader.GetInt16(6), reader.GetText(7),
        reader.GetInstant(8), reader.GetBoolean(9), (Commissioning)reader.GetInt16(10),
        reader.GetText(11) is { } faults
            ? [.. JsonSerializer.Deserialize<ImmutableArray<FindingFault>>(faults, OutboxJson.Options).Select(fault => fault.Code)]
            : []);

    private static CommissioningItem ReadItem(NpgsqlDataReader reader) => new(
        Read(reader), reader.GetString(ColumnCount), reader.GetText(ColumnCount + 1), reader.GetOptional<Guid>(ColumnCount + 2),
        reader.GetOptional<DateTimeOffset>(ColumnCount + 3), null, reader.GetInt64(ColumnCount + 4));
}
