using System.Collections.Immutable;
using Npgsql;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Cameras.Diagnosis;
using PrisonOps.Ports.Units;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.Cameras.Diagnosis;

/// <summary>Settings, exclusions, references and limits of cameras as rows.</summary>
internal static class SettingRows
{
    private const string Setting = """
        o.id, o.unit_id, o.province, o.prison, coalesce(c.is_key, false), c.group_name, coalesce(c.commissioning, 0), c.expected_faults,
        c.expected_reason, c.expected_until, c.expected_order, c.decided_by, c.decided_at, coalesce(c.revision, 0),
        coalesce(c.first_picture_counts, false)
        """;

    private const string Exclusion = "e.id, e.camera_id, e.fault, e.profile, e.reason, e.created_by, e.created_at, e.withdrawn_by, e.withdrawn_at";

    private const string ReferenceUnlessKnown =
        "r.camera_id, r.profile, r.picture_key, r.taken_at, r.accepted_by, case when r.picture_key = any ($2) then null else r.measured end";

    private const int ExclusionsMax = 500;

    /// <summary>Null when there is no such camera, or it is not in the scope of the connection.</summary>
    public static Task<CameraSettings?> Find(NpgsqlConnection connection, Guid cameraId, bool forUpdate, CancellationToken cancellationToken) =>
        connection.Statement(
            $"""
            select {Setting} from object o left join camera_setting c on c.camera_id = o.id
            where o.id = $1 and o.protocol = 2 and o.retired_at is null {(forUpdate ? "for update of o" : "")}
            """,
            SqlStatements.Value(cameraId)).ReadFirst(Read, cancellationToken);

    public static Task<ImmutableArray<CameraSettings>> OfUnit(NpgsqlConnection connection, int unitId, CancellationToken cancellationToken) =>
        connection.Statement(
            $"select {Setting} from camera_setting c join object o on o.id = c.camera_id where c.unit_id = $1 and o.retired_at is null",
            SqlStatements.Value(unitId)).ReadAll(Read, cancellationToken);

    public static Task Save(NpgsqlConnection connection, CameraSettings settings, CancellationToken cancellationToken) => connection.Statement(
        """
        insert into camera_setting (
          camera_id, unit_id, province, prison, is_key, group_name, commissioning, expected_faults, expected_reason, expected_until, expected_order,
          decided_by, decided_at, revision, first_picture_counts)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
        on conflict (camera_id) do update set
          is_key = excluded.is_key, group_name = excluded.group_name, commissioning = excluded.commissioning, expected_faults = excluded.expected_faults,
          expected_reason = excluded.expected_reason, expected_until = excluded.expected_until, expected_order = excluded.expected_order,
          decided_by = excluded.decided_by, decided_at = excluded.decided_at, revision = excluded.revision,
          first_picture_counts = excluded.first_picture_counts
        """,
        SqlStatements.Value(settings.CameraId), SqlStatements.Value(settings.Place.Unit), SqlStatements.Value(settings.Place.Province),
        SqlStatements.Value(settings.Place.Prison), SqlStatements.Value(settings.IsKey), SqlStatements.Value(settings.Group),
        SqlStatements.Value((short)settings.Commissioning), SqlStatements.Value(settings.ExpectedFaults.ToArray()),
        SqlStatements.Value(settings.ExpectedReason), SqlStatements.Value(settings.ExpectedUntil), SqlStatements.Value(settings.ExpectedOrder),
        SqlStatements.Value(settings.DecidedBy), SqlStatements.Value(settings.DecidedAt), SqlStatements.Value(settings.Revision),
        SqlStatements.Value(settings.FirstPictureCounts)).Run(cancellationToken);

    public static async Task<CameraJudgementBasis> Basis(
        NpgsqlConnection connection, CameraSettings settings, ImmutableArray<CameraReference> known, CancellationToken cancellationToken)
    {
        ImmutableArray<CameraExclusion> exclusions = await connection.Statement(
            $"select {Exclusion} from camera_exclusion e where e.camera_id = $1 order by e.created_at desc limit {ExclusionsMax}",
            SqlStatements.Value(settings.CameraId)).ReadAll(ReadExclusion, cancellationToken);
        ImmutableArray<CameraReference> references = await connection.Statement(
            $"select {ReferenceUnlessKnown} from camera_reference r where r.camera_id = $1 order by r.profile", SqlStatements.Value(settings.CameraId),
            SqlStatements.Value(known.Select(reference => reference.PictureKey).ToArray())).ReadAll(ReadReference, cancellationToken);
        ImmutableArray<LimitDraft> limits = await connection.Statement("select * from limits_of($1)", SqlStatements.Value(settings.CameraId))
            .ReadAll(ReadLimit, cancellationToken);
        return new(settings, exclusions, [.. references.Select(read => known.FirstOrDefault(held => held.PictureKey == read.PictureKey) ?? read)],
            [.. limits.OrderBy(limit => limit.Rank(settings.Place))]);
    }

    public static Task<CameraExclusion?> FindExclusion(NpgsqlConnection connection, Guid exclusionId, CancellationToken cancellationToken) =>
        connection.Statement($"select {Exclusion} from camera_exclusion e where e.id = $1 for update", SqlStatements.Value(exclusionId))
            .ReadFirst(ReadExclusion, cancellationToken);

    public static Task AddExclusion(NpgsqlConnection connection, UnitPlace place, CameraExclusion added, CancellationToken cancellationToken) =>
        connection.Statement(
            """
            insert into camera_exclusion (id, camera_id, unit_id, province, prison, fault, profile, reason, created_by, created_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """,
            SqlStatements.Value(added.Id), SqlStatements.Value(added.CameraId), SqlStatements.Value(place.Unit), SqlStatements.Value(place.Province),
            SqlStatements.Value(place.Prison), SqlStatements.Value(added.Fault), SqlStatements.Value((short?)added.Profile),
            SqlStatements.Value(added.Reason), SqlStatements.Value(added.CreatedBy), SqlStatements.Value(added.CreatedAt)).Run(cancellationToken);

    public static CameraReference ReadReference(NpgsqlDataReader reader) => new(
        reader.GetGuid(0), (DayProfile)reader.GetInt16(1), reader.GetGuid(2), reader.GetInstant(3), reader.GetText(4),
        MeasuredJson.Read(reader.GetText(5)));

    private static CameraSettings Read(NpgsqlDataReader reader) => new(reader.GetGuid(0), reader.GetPlace(1))
    {
        IsKey = reader.GetBoolean(4),
        Group = reader.GetText(5),
        Commissioning = (Commissioning)reader.GetInt16(6),
        ExpectedFaults = reader.IsDBNull(7) ? [] : [.. reader.GetFieldValue<string[]>(7)],
        ExpectedReason = reader.GetText(8),
        ExpectedUntil = reader.GetOptional<DateTimeOffset>(9),
        ExpectedOrder = reader.GetText(10),
        DecidedBy = reader.GetText(11),
        DecidedAt = reader.GetOptional<DateTimeOffset>(12),
        Revision = reader.GetInt64(13),
        FirstPictureCounts = reader.GetBoolean(14),
    };

    private static CameraExclusion ReadExclusion(NpgsqlDataReader reader) => new(
        reader.GetGuid(0), reader.GetGuid(1), reader.GetString(2), (DayProfile?)reader.GetOptional<short>(3), reader.GetString(4), reader.GetString(5),
        reader.GetInstant(6), reader.GetText(7), reader.GetOptional<DateTimeOffset>(8));

    public static LimitDraft ReadLimit(NpgsqlDataReader reader) => new(
        reader.GetInt32(0), reader.GetText(1), reader.GetOptional<Guid>(2), (DayProfile?)reader.GetOptional<short>(3), reader.GetString(4),
        reader.GetDouble(5));
}
