using Npgsql;
using PrisonOps.Ports.Alarms;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.Alarms;

/// <summary>What the console shows beside an alarm of an object.</summary>
internal sealed record AlarmNames(string ObjectCode, string ObjectName, string ClassCode, string? LocationName, string UnitNameZh, string UnitNameEn)
{
    /// <summary>Expects the aliases o (object), l (location, left join) and u (unit).</summary>
    public const string Columns = "o.code, o.name, o.class_code, l.name, u.name_zh, u.name_en";

    public AlarmListItem Item(AlarmRow alarm) => new(alarm, ObjectCode, ObjectName, ClassCode, LocationName, UnitNameZh, UnitNameEn);

    public static AlarmNames Read(NpgsqlDataReader reader, int first) => new(
        reader.GetString(first), reader.GetString(first + 1), reader.GetString(first + 2), reader.GetText(first + 3), reader.GetString(first + 4),
        reader.GetString(first + 5));

    public static async Task<Dictionary<Guid, AlarmNames>> Load(
        NpgsqlConnection connection, IEnumerable<AlarmChange> changes, CancellationToken cancellationToken)
    {
        Guid[] objects = [.. changes.Select(c => c.Alarm.ObjectId).Distinct()];
        var named = await connection.Statement(
            $"""
            select o.id, {Columns}
            from object o
            join unit u on u.id = o.unit_id
            left join object l on l.id = o.location_id
            where o.id = any ($1)
            """,
            SqlStatements.Value(objects)).ReadAll(reader => (Id: reader.GetGuid(0), Names: Read(reader, 1)), cancellationToken);
        return named.ToDictionary(n => n.Id, n => n.Names);
    }
}
