using Npgsql;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Units;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.Objects;

/// <summary>Writes objects as rows, one or thousands with the same statement.</summary>
internal static class ObjectRows
{
    public static ObjectConfiguration Make(Guid id, UnitPlace place, ObjectDraft draft) => new(
        id, 1, place, draft.ClassCode, draft.Code, draft.Name.Trim(), draft.Criticality, draft.Protocol, draft.NetworkDomain.Trim(), draft.Address,
        draft.Port, draft.StreamPath, draft.CredentialSetId, draft.PollPeriod, draft.DiagnosisPeriod, null, draft.LocationId, draft.Thresholds)
    {
        Vendor = Text(draft.Vendor),
        Model = Text(draft.Model),
    };

    /// <summary>An object begins as unknown: nobody has asked it yet.</summary>
    public static Task Insert(
        NpgsqlConnection connection, IReadOnlyList<(ObjectConfiguration Object, int Shard)> rows, DateTimeOffset at, CancellationToken cancellationToken) =>
        connection.Statement(
            """
            with given as (
              select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $21, $22)
                g (id, unit_id, province, prison, class_code, code, name, criticality, protocol, network_domain, address, port, stream_path,
                  credential_set_id, poll_period_ms, diagnosis_period_ms, location_id, thresholds, shard, vendor, model)),
            made as (
              insert into object (
                id, unit_id, province, prison, class_code, code, name, criticality, protocol, network_domain, address, port, stream_path,
                credential_set_id, poll_period_ms, diagnosis_period_ms, location_id, thresholds, shard, created_at, vendor, model)
              select id, unit_id, province, prison, class_code, code, name, criticality, protocol, network_domain, address, port, stream_path,
                credential_set_id, poll_period_ms, diagnosis_period_ms, location_id, thresholds, shard, $20, vendor, model
              from given)
            insert into object_state (object_id, unit_id, province, prison, code, state, reason, since, last_poll_at, revision)
            select id, unit_id, province, prison, code, 0, null, $20, null, 0 from given
            """,
            SqlStatements.Column(rows, r => r.Object.Id),
            SqlStatements.Column(rows, r => r.Object.Place.Unit),
            SqlStatements.Column(rows, r => r.Object.Place.Province),
            SqlStatements.Column(rows, r => r.Object.Place.Prison),
            SqlStatements.Column(rows, r => r.Object.ClassCode),
            SqlStatements.Column(rows, r => r.Object.Code),
            SqlStatements.Column(rows, r => r.Object.Name),
            SqlStatements.Column(rows, r => (short)r.Object.Criticality),
            SqlStatements.Column(rows, r => (short)r.Object.Protocol),
            SqlStatements.Column(rows, r => r.Object.NetworkDomain),
            SqlStatements.Column(rows, r => r.Object.Address),
            SqlStatements.Column(rows, r => r.Object.Port),
            SqlStatements.Column(rows, r => r.Object.StreamPath),
            SqlStatements.Column(rows, r => r.Object.CredentialSetId),
            SqlStatements.Column(rows, r => (long)r.Object.PollPeriod.TotalMilliseconds),
            SqlStatements.Column(rows, r => (long)r.Object.DiagnosisPeriod.TotalMilliseconds),
            SqlStatements.Column(rows, r => r.Object.LocationId),
            SqlStatements.Column(rows, r => r.Object.Thresholds),
            SqlStatements.Column(rows, r => r.Shard),
            SqlStatements.Value(at),
            SqlStatements.Column(rows, r => r.Object.Vendor),
            SqlStatements.Column(rows, r => r.Object.Model)).Run(cancellationToken);

    public static Task Update(NpgsqlConnection connection, Guid id, ObjectDraft draft, int? shard, CancellationToken cancellationToken) =>
        connection.Statement(
            """
            with stated as (update object_state set code = $3 where object_id = $1 and code <> $3)
            update object set
              class_code = $2, code = $3, name = $4, criticality = $5, protocol = $6, network_domain = $7, address = $8, port = $9, stream_path = $10,
              credential_set_id = $11, poll_period_ms = $12, diagnosis_period_ms = $13, location_id = $14, thresholds = $15,
              shard = coalesce($16, shard), vendor = $17, model = $18, revision = revision + 1
            where id = $1
            """,
            SqlStatements.Value(id), SqlStatements.Value(draft.ClassCode), SqlStatements.Value(draft.Code), SqlStatements.Value(draft.Name.Trim()),
            SqlStatements.Value((short)draft.Criticality), SqlStatements.Value((short)draft.Protocol), SqlStatements.Value(draft.NetworkDomain.Trim()),
            SqlStatements.Value(draft.Address), SqlStatements.Value(draft.Port), SqlStatements.Value(draft.StreamPath),
            SqlStatements.Value(draft.CredentialSetId), SqlStatements.Value((long)draft.PollPeriod.TotalMilliseconds),
            SqlStatements.Value((long)draft.DiagnosisPeriod.TotalMilliseconds), SqlStatements.Value(draft.LocationId),
            SqlStatements.Value(draft.Thresholds), SqlStatements.Value(shard), SqlStatements.Value(Text(draft.Vendor)),
            SqlStatements.Value(Text(draft.Model))).Run(cancellationToken);

    private static string? Text(string? given) => string.IsNullOrWhiteSpace(given) ? null : given.Trim();
}
