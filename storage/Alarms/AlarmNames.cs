using Npgsql;
using PrisonOps.Ports.Alarms;
using PrisonOps.Storage.Database;
using PrisonOps.Storage.Objects;

namespace PrisonOps.Storage.Alarms;

/// <summary>What the console shows beside an alarm of an object.</summary>
internal sealed record AlarmNames(string ObjectCode, string ObjectName, string ClassCode, string? LocationName, string UnitNameZh, string UnitNameEn)
{
    /// <summary>Expects the aliases o (object), u (unit) and those of <see cref="ObjectLocation.Join"/>.</summary>
    public const string Columns = $"o.code, o.name, o.class_code, {ObjectLocation.Name}, u.name_zh, u.name_en";

    /// <summary>How many they are: the first column behind them.</summary>
    public const int Count = 6;

    /// <summary>The cause of alarm a; of one that the scope does not see nothing is read. One look by key for each row that has a cause.</summary>
    public const string CauseOf = """
        left join lateral (
          select c.code, c.name from object c where c.id = (a.life #>> '{upstream,causeId}')::uuid offset 0) c on true
        """;

    public const string CauseColumns = "c.code, c.name";

    public AlarmCause? Cause { get; init; }

    public AlarmListItem Item(AlarmRow alarm) => new(alarm, ObjectCode, ObjectName, ClassCode, LocationName, UnitNameZh, UnitNameEn) { Cause = Cause };

    public static AlarmCause? ReadCause(NpgsqlDataReader reader, int first) => reader.GetText(first) is { } code ? new(code, reader.GetString(first + 1)) : null;

    public static AlarmNames Read(NpgsqlDataReader reader, int first) => new(
        reader.GetString(first), reader.GetString(first + 1), reader.GetString(first + 2), reader.GetText(first + 3), reader.GetString(first + 4),
        reader.GetString(first + 5));

    /// <summary>Of each alarm that changed.</summary>
    public static async Task<Dictionary<Guid, AlarmNames>> Load(
        NpgsqlConnection connection, IReadOnlyCollection<AlarmChange> changes, CancellationToken cancellationToken)
    {
        Guid[] objects = [.. changes.Select(c => c.Alarm.ObjectId).Distinct()];
        var named = (await connection.Statement(
            $"""
            select o.id, {Columns}
            from object o
            join unit u on u.id = o.unit_id
            {ObjectLocation.Join}
            where o.id = any ($1)
            """,
            SqlStatements.Value(objects)).ReadAll(reader => (Id: reader.GetGuid(0), Names: Read(reader, 1)), cancellationToken)).ToDictionary(n => n.Id, n => n.Names);
        Dictionary<Guid, AlarmCause> causes = await LoadCauses(connection, changes, cancellationToken);
        return changes.Select(change => change.Alarm).GroupBy(alarm => alarm.Id).ToDictionary(
            of => of.Key,
            of => named[of.Last().ObjectId] with { Cause = of.Last().Life.Upstream is { } upstream ? causes.GetValueOrDefault(upstream.CauseId) : null });
    }

    private static async Task<Dictionary<Guid, AlarmCause>> LoadCauses(
        NpgsqlConnection connection, IReadOnlyCollection<AlarmChange> changes, CancellationToken cancellationToken)
    {
        Guid[] causes = [.. changes.Select(c => c.Alarm.Life.Upstream?.CauseId).OfType<Guid>().Distinct()];
        return causes.Length == 0 ? [] : (await connection.Statement("select id, code, name from object where id = any ($1)", SqlStatements.Value(causes))
            .ReadAll(reader => (Id: reader.GetGuid(0), Cause: new AlarmCause(reader.GetString(1), reader.GetString(2))), cancellationToken))
            .ToDictionary(c => c.Id, c => c.Cause);
    }
}
