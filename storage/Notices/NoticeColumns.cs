using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Notices;
using PrisonOps.Ports.Notices.Rotas;
using PrisonOps.Ports.Outbox;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.Notices;

/// <summary>The columns of notices and of what decides about them, in the order in which they are read.</summary>
internal static class NoticeColumns
{
    public const string Channel = """
        c.id, c.unit_id, c.province, c.prison, c.name, c.kind, c.enabled, c.pictures, c.settings, c.has_secret, c.changed_by, c.changed_at, c.revision
        """;

    /// <summary>Of routes and of rotas.</summary>
    public const string Fields = "r.id, r.unit_id, r.province, r.prison, r.fields, r.changed_by, r.changed_at, r.revision";

    public const string Override = "r.id, r.rota_id, r.from_at, r.until_at, r.account_id, r.instead_of, r.reason, r.changed_by, r.changed_at";

    public const string Watch = "w.alarm_id, w.route_id, w.unit_id, w.province, w.prison, w.severity, w.next_step, w.next_at, w.except_name, w.told";

    public const string Item = """
        i.id, i.account_id, i.channel_id, i.route_id, i.alarm_id, i.what, i.severity, i.unit_id, i.province, i.prison, i.is_first, i.is_digest, i.created_at,
        i.due_at
        """;

    public const string Notice = """
        n.id, n.unit_id, n.account_id, n.person, n.channel_id, n.channel_name, n.kind, n.target, n.what, n.severity, n.alarm_ids, n.title, n.body,
        n.created_at, n.state, n.attempts, n.next_at, n.answer, n.sent_at, n.read_at
        """;

    public const int NoticeCount = 20;

    public static NoticeChannel ReadChannel(NpgsqlDataReader reader) => new(
        reader.GetGuid(0), reader.GetPlace(1), reader.GetString(4), (NoticeChannelKind)reader.GetInt16(5), reader.GetBoolean(6), reader.GetBoolean(7),
        Of<NoticeChannelSettings>(reader.GetString(8)), reader.GetBoolean(9), reader.GetString(10), reader.GetInstant(11), reader.GetInt64(12));

    public static NoticeRoute ReadRoute(NpgsqlDataReader reader) => new(
        reader.GetGuid(0), reader.GetPlace(1), Of<NoticeRouteFields>(reader.GetString(4)), reader.GetString(5), reader.GetInstant(6), reader.GetInt64(7));

    public static Rota ReadRota(NpgsqlDataReader reader) => new(
        reader.GetGuid(0), reader.GetPlace(1), Of<RotaFields>(reader.GetString(4)), reader.GetString(5), reader.GetInstant(6), reader.GetInt64(7));

    public static RotaOverride ReadOverride(NpgsqlDataReader reader) => new(
        reader.GetGuid(0), reader.GetGuid(1), reader.GetInstant(2), reader.GetInstant(3), reader.GetGuid(4), reader.GetOptional<Guid>(5), reader.GetString(6),
        reader.GetString(7), reader.GetInstant(8));

    public static NoticeWatch ReadWatch(NpgsqlDataReader reader) => new(
        reader.GetGuid(0), reader.GetGuid(1), reader.GetPlace(2), (AlarmSeverity)reader.GetInt16(5), reader.GetInt32(6), reader.GetOptional<DateTimeOffset>(7),
        reader.GetText(8), Of<ImmutableArray<NoticeLane>>(reader.GetString(9)));

    public static NoticeItem ReadItem(NpgsqlDataReader reader, int first) => new(
        reader.GetGuid(first), new(reader.GetOptional<Guid>(first + 1), reader.GetGuid(first + 2)), reader.GetGuid(first + 3), reader.GetGuid(first + 4),
        (NoticeWhat)reader.GetInt16(first + 5), (AlarmSeverity)reader.GetInt16(first + 6), reader.GetPlace(first + 7), reader.GetBoolean(first + 10),
        reader.GetBoolean(first + 11), reader.GetInstant(first + 12), reader.GetInstant(first + 13));

    public static NoticeRow ReadNotice(NpgsqlDataReader reader) => new(
        reader.GetGuid(0), reader.GetInt32(1), reader.GetOptional<Guid>(2), reader.GetText(3), reader.GetGuid(4), reader.GetString(5),
        (NoticeChannelKind)reader.GetInt16(6), reader.GetString(7), (NoticeWhat)reader.GetInt16(8), (AlarmSeverity)reader.GetInt16(9),
        [.. reader.GetFieldValue<Guid[]>(10)], reader.GetString(11), reader.GetString(12), reader.GetInstant(13), (NoticeState)reader.GetInt16(14),
        reader.GetInt32(15), reader.GetOptional<DateTimeOffset>(16), reader.GetText(17), reader.GetOptional<DateTimeOffset>(18),
        reader.GetOptional<DateTimeOffset>(19));

    public static string Json<T>(T value) => JsonSerializer.Serialize(value, OutboxJson.Options);

    public static T Of<T>(string json) => JsonSerializer.Deserialize<T>(json, OutboxJson.Options)!;
}
