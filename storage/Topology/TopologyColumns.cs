using System.Text.Json;
using Npgsql;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Outbox;
using PrisonOps.Ports.Topology;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.Topology;

/// <summary>The columns of maps and of what is on them, in the order in which they are read.</summary>
internal static class TopologyColumns
{
    /// <summary>Expects the aliases u (unit) and m (topology_map, left join): the automatic map of a unit is there without a row.</summary>
    public const string Map = """
        m.id, u.unit_id, u.province, u.prison, u.name_zh, u.name_en, m.name, m.kind, m.is_template, m.background, m.changed_by, m.changed_at, m.revision
        """;

    /// <summary>Expects the aliases o (object) and s (object_state).</summary>
    public const string Subject = """
        o.id, o.unit_id, o.province, o.prison, o.class_code, o.code, o.name, o.criticality, o.protocol, o.address, s.state, s.reason, s.since
        """;

    public static TopologyMap ReadMap(NpgsqlDataReader reader)
    {
        bool isSaved = !reader.IsDBNull(0);
        int unit = reader.GetInt32(1);
        return new(
            isSaved ? reader.GetGuid(0) : TopologyMapIds.Automatic(unit), reader.GetPlace(1), reader.GetString(4), reader.GetString(5),
            isSaved ? reader.GetString(6) : "", isSaved ? (TopologyMapKind)reader.GetInt16(7) : TopologyMapKind.Automatic, isSaved && reader.GetBoolean(8),
            reader.GetText(9) is { } background ? JsonSerializer.Deserialize<TopologyBackground>(background, OutboxJson.Options) : null,
            isSaved ? reader.GetString(10) : "", reader.GetOptional<DateTimeOffset>(11), isSaved ? reader.GetInt64(12) : 0);
    }

    public static TopologyObject ReadObject(NpgsqlDataReader reader) => new(
        reader.GetGuid(0), reader.GetPlace(1), reader.GetString(4), reader.GetString(5), reader.GetString(6), (Criticality)reader.GetInt16(7),
        (MonitoringProtocol)reader.GetInt16(8), reader.GetString(9), (ObjectState)reader.GetInt16(10), reader.GetText(11), reader.GetInstant(12), null);

    public static TopologyElement ReadElement(NpgsqlDataReader reader) =>
        JsonSerializer.Deserialize<TopologyElement>(reader.GetString(0), OutboxJson.Options)!;

    public static TopologyPort ReadPort(NpgsqlDataReader reader) => new(
        reader.GetGuid(0), reader.GetString(1), reader.GetText(2), reader.GetText(3), reader.GetOptional<int>(4));

    public static TopologyRelation ReadRelation(NpgsqlDataReader reader) => new(
        reader.GetGuid(0), reader.GetGuid(1), (RelationType)reader.GetInt16(2), reader.GetGuid(3), reader.GetText(4), reader.GetText(5), reader.GetString(6));

    public static NpgsqlParameter Json<T>(T? value)
        where T : class => SqlStatements.Value(value is null ? null : JsonSerializer.Serialize(value, OutboxJson.Options));
}
