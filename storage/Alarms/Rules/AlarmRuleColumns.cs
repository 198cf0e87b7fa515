using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using PrisonOps.Ports.Alarms.Rules;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Outbox;
using PrisonOps.Storage.Database;
using PrisonOps.Storage.Objects;

namespace PrisonOps.Storage.Alarms.Rules;

/// <summary>The columns of rules, windows and objects, in the order in which they are read and written.</summary>
internal static class AlarmRuleColumns
{
    public const string Layer = """
        r.id, r.unit_id, r.province, r.prison, r.rule_key, r.fields, r.sets, r.finals, r.base_revision, r.changed_by, r.changed_at, r.revision
        """;

    public const string Window = """
        w.id, w.unit_id, w.province, w.prison, w.kind, w.object_id, w.class_code, w.from_at, w.until_at, w.hours, w.zone, w.reason, w.changed_by,
        w.changed_at, w.revision
        """;

    /// <summary>Expects the aliases o (object), u (unit), s (camera_setting, left join) and those of <see cref="ObjectLocation.Join"/>.</summary>
    public const string Subject = $"""
        o.id, o.unit_id, o.province, o.prison, u.code, o.class_code, o.code, o.name, o.criticality, o.protocol, o.address, {ObjectLocation.Name}, s.group_name
        """;

    public static AlarmRuleLayer ReadLayer(NpgsqlDataReader reader) => new(
        reader.GetGuid(0), reader.GetPlace(1), reader.GetString(4), JsonSerializer.Deserialize<AlarmRuleFields>(reader.GetString(5), OutboxJson.Options)!,
        Fields(reader, 6), Fields(reader, 7), reader.GetOptional<long>(8), reader.GetString(9), reader.GetInstant(10), reader.GetInt64(11));

    public static NpgsqlParameter[] Values(AlarmRuleLayer layer) =>
    [
        SqlStatements.Value(layer.Id), SqlStatements.Value(layer.Place.Unit), SqlStatements.Value(layer.Place.Province), SqlStatements.Value(layer.Place.Prison),
        SqlStatements.Value(layer.Key), SqlStatements.Value(JsonSerializer.Serialize(layer.Fields, OutboxJson.Options)), Numbers(layer.Sets), Numbers(layer.Finals),
        SqlStatements.Value(layer.BaseRevision), SqlStatements.Value(layer.ChangedBy), SqlStatements.Value(layer.ChangedAt), SqlStatements.Value(layer.Revision),
    ];

    public static AlarmWindow ReadWindow(NpgsqlDataReader reader) => new(
        reader.GetGuid(0), reader.GetPlace(1),
        new(
            reader.GetInt32(1), (AlarmWindowKind)reader.GetInt16(4), reader.GetOptional<Guid>(5), reader.GetText(6), reader.GetInstant(7), reader.GetInstant(8),
            JsonSerializer.Deserialize<ImmutableArray<WeeklyHours>>(reader.GetString(9), OutboxJson.Options), reader.GetString(10), reader.GetString(11)),
        reader.GetString(12), reader.GetInstant(13), reader.GetInt64(14));

    public static NpgsqlParameter[] Values(AlarmWindow window)
    {
        AlarmWindowDraft draft = window.Draft;
        return
        [
            SqlStatements.Value(window.Id), SqlStatements.Value(window.Place.Unit), SqlStatements.Value(window.Place.Province),
            SqlStatements.Value(window.Place.Prison), SqlStatements.Value((short)draft.Kind), SqlStatements.Value(draft.ObjectId),
            SqlStatements.Value(draft.ClassCode), SqlStatements.Value(draft.From), SqlStatements.Value(draft.Until),
            SqlStatements.Value(JsonSerializer.Serialize(draft.Hours, OutboxJson.Options)), SqlStatements.Value(draft.Zone), SqlStatements.Value(draft.Reason),
            SqlStatements.Value(window.ChangedBy), SqlStatements.Value(window.ChangedAt), SqlStatements.Value(window.Revision),
        ];
    }

    public static AlarmObject ReadObject(NpgsqlDataReader reader, int first) => new(
        reader.GetGuid(first), reader.GetPlace(first + 1), reader.GetString(first + 4), reader.GetString(first + 5), reader.GetString(first + 6),
        reader.GetString(first + 7), (Criticality)reader.GetInt16(first + 8), (MonitoringProtocol)reader.GetInt16(first + 9), reader.GetString(first + 10),
        reader.GetText(first + 11), reader.GetText(first + 12));

    private static ImmutableArray<AlarmRuleField> Fields(NpgsqlDataReader reader, int column) =>
        [.. reader.GetFieldValue<short[]>(column).Select(number => (AlarmRuleField)number)];

    private static NpgsqlParameter Numbers(ImmutableArray<AlarmRuleField> fields) => SqlStatements.Value(fields.Select(field => (short)field).ToArray());
}
