using Npgsql;
using PrisonOps.Ports.Objects;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.Objects;

/// <summary>The columns of an object's configuration, in the order in which they are read.</summary>
internal static class ObjectColumns
{
    public const string Configuration = """
        o.id, o.revision, o.unit_id, o.province, o.prison, o.class_code, o.code, o.name, o.criticality, o.protocol, o.network_domain, o.address,
        o.port, o.stream_path, o.credential_set_id, o.poll_period_ms, o.diagnosis_period_ms, o.maintenance_until, o.location_id, o.thresholds,
        o.vendor, o.model
        """;

    public const string State = "s.object_id, s.unit_id, s.province, s.prison, s.state, s.reason, s.since, s.last_poll_at, s.revision, s.vendor, s.model";

    public static ObjectConfiguration ReadConfiguration(NpgsqlDataReader reader) => new(
        reader.GetGuid(0), reader.GetInt64(1), reader.GetPlace(2), reader.GetString(5), reader.GetString(6), reader.GetString(7),
        (Criticality)reader.GetInt16(8), (MonitoringProtocol)reader.GetInt16(9), reader.GetString(10), reader.GetString(11), reader.GetInt32(12),
        reader.GetText(13), reader.GetOptional<Guid>(14), TimeSpan.FromMilliseconds(reader.GetInt64(15)), TimeSpan.FromMilliseconds(reader.GetInt64(16)),
        reader.GetOptional<DateTimeOffset>(17), reader.GetOptional<Guid>(18), reader.GetText(19))
    {
        Vendor = reader.GetText(20),
        Model = reader.GetText(21),
    };

    public static ObjectStateRow ReadState(NpgsqlDataReader reader) => new(
        reader.GetGuid(0), reader.GetPlace(1), (ObjectState)reader.GetInt16(4), reader.GetText(5), reader.GetInstant(6),
        reader.GetOptional<DateTimeOffset>(7), reader.GetInt64(8))
    {
        Vendor = reader.GetText(9),
        Model = reader.GetText(10),
    };
}
