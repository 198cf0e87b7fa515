using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Outbox;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.Alarms;

/// <summary>The columns of an alarm, in the order in which they are read.</summary>
internal static class AlarmColumns
{
    public const string All = """
        a.id, a.object_id, a.unit_id, a.province, a.prison, a.type, a.instance, a.severity, a.original_severity, a.first_at, a.opened_at, a.last_at,
        a.count, a.evidence_value, a.evidence_limit, a.evidence_unit, a.evidence_hits, a.evidence_window, a.evidence_detail, a.evidence_picture,
        a.acknowledged_by, a.acknowledged_at, a.note, a.cleared_at, a.cleared_by, a.clear_reason, a.object_revision, a.revision,
        a.evidence_faults, a.evidence_reference, a.evidence_expected, a.state, a.life
        """;

    /// <summary>How many they are: the first column behind them.</summary>
    public const int Count = 33;

    public static AlarmRow Read(NpgsqlDataReader reader) => new()
    {
        Id = reader.GetGuid(0),
        ObjectId = reader.GetGuid(1),
        Place = reader.GetPlace(2),
        Type = reader.GetString(5),
        Instance = reader.GetString(6),
        Severity = (AlarmSeverity)reader.GetInt16(7),
        OriginalSeverity = (AlarmSeverity)reader.GetInt16(8),
        FirstAt = reader.GetInstant(9),
        OpenedAt = reader.GetInstant(10),
        LastAt = reader.GetInstant(11),
        Count = reader.GetInt32(12),
        Evidence = new(
            reader.GetOptional<double>(13), reader.GetOptional<double>(14), reader.GetText(15), reader.GetInt32(16), reader.GetInt32(17),
            reader.GetString(18), reader.GetOptional<Guid>(19))
        {
            Faults = JsonSerializer.Deserialize<ImmutableArray<FindingFault>>(reader.GetString(28), OutboxJson.Options),
            ReferenceKey = reader.GetOptional<Guid>(29),
            Expected = reader.GetText(30),
        },
        AcknowledgedBy = reader.GetText(20),
        AcknowledgedAt = reader.GetOptional<DateTimeOffset>(21),
        Note = reader.GetText(22),
        ClearedAt = reader.GetOptional<DateTimeOffset>(23),
        ClearedBy = reader.GetText(24),
        ClearReason = reader.GetText(25),
        ObjectRevision = reader.GetInt64(26),
        Revision = reader.GetInt64(27),
        State = (AlarmState)reader.GetInt16(31),
        Life = reader.GetText(32) is { } life ? JsonSerializer.Deserialize<AlarmLife>(life, OutboxJson.Options)! : AlarmLife.None,
    };

    public static string FaultsJson(AlarmRow alarm) => JsonSerializer.Serialize(alarm.Evidence.Faults, OutboxJson.Options);

    /// <summary>Null for the many alarms that have nothing of it.</summary>
    public static string? LifeJson(AlarmRow alarm) => alarm.Life == AlarmLife.None ? null : JsonSerializer.Serialize(alarm.Life, OutboxJson.Options);

    public static OpenFinding ReadOpenFinding(NpgsqlDataReader reader)
    {
        AlarmRow alarm = Read(reader);
        return new(alarm.ObjectId, new(alarm.Type, alarm.Instance, alarm.SourceSeverity, alarm.FirstAt, alarm.Evidence));
    }
}
