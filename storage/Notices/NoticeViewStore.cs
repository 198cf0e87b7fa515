using System.Collections.Immutable;
using Npgsql;
using PrisonOps.Ports.Notices;
using PrisonOps.Ports.Units;
using PrisonOps.Storage.Alarms.Views;
using PrisonOps.Storage.Database;
using PrisonOps.Storage.Objects;
using PrisonOps.Storage.Units;

namespace PrisonOps.Storage.Notices;

internal sealed class NoticeViewStore(DatabaseConnections connections) : INoticeViewStore
{
    private const int WatchedMax = 2_000;

    // What the console searches in: see fits in the console's sieve.
    private const string Searched =
        $"lower(concat_ws(chr(10), o.name, o.code, a.type, a.instance, {ObjectLocation.Name}, u.name_zh, u.name_en, a.acknowledged_by))";

    public async Task<ImmutableArray<WatchedView>> LoadWatched(CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(cancellationToken);
        return await connection.Statement(
            $"""
            select {AlarmViewColumns.All}, v.over_since, v.told_at
            from alarm_view v where v.tell_after_minutes is not null and v.count_max is not null or v.told_at is not null order by v.id limit {WatchedMax}
            """).ReadAll(
                reader => new WatchedView(
                    AlarmViewColumns.Read(reader), reader.GetOptional<DateTimeOffset>(AlarmViewColumns.Count),
                    reader.GetOptional<DateTimeOffset>(AlarmViewColumns.Count + 1)),
                cancellationToken);
    }

    public async Task<int> Count(
        ViewFilter filter, UnitScope scope, ImmutableArray<string> typesOfText, int limit, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(cancellationToken);
        SqlFilter where = new SqlFilter().And("a.cleared_at is null").Within(scope, "a");
        if (!await UnitPlaces.Restrict(connection, where, filter.UnitId, "a", cancellationToken)) return 0;

        where.And($"a.state = any ({where.Add(filter.States.Select(state => (short)state).ToArray())})");
        if (!filter.Severities.IsEmpty) where.And($"a.severity = any ({where.Add(filter.Severities.Select(level => (short)level).ToArray())})");
        if (!filter.Types.IsEmpty) where.And($"a.type = any ({where.Add(filter.Types.ToArray())})");
        if (!filter.Systems.IsEmpty) where.And($"split_part(o.class_code, '.', 1) = any ({where.Add(filter.Systems.ToArray())})");
        if (filter.Acknowledged is { } acknowledged) where.And(acknowledged ? "a.acknowledged_at is not null" : "a.acknowledged_at is null");
        if (!filter.Ages.IsEmpty) where.And($"({string.Join(" or ", filter.Ages.Select(age => Age(where, age, now)))})");
        if (filter.Text.Length > 0)
            where.And($"(position({where.Add(filter.Text.ToLowerInvariant())} in {Searched}) > 0 or a.type = any ({where.Add(typesOfText.ToArray())}))");

        return (int)await where.Command(
            connection,
            $"""
            select count(*) from (
              select from alarm a join object o on o.id = a.object_id join unit u on u.id = a.unit_id {ObjectLocation.Join}
              where {where.Where} limit {limit + 1}) counted
            """).ReadValue<long>(cancellationToken);
    }

    public async Task<ImmutableArray<string>> ListOpenTypes(CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(cancellationToken);
        return await connection.Statement("select distinct type from alarm where cleared_at is null").ReadAll(reader => reader.GetString(0), cancellationToken);
    }

    private static string Age(SqlFilter where, (TimeSpan From, TimeSpan? Until) age, DateTimeOffset now)
    {
        string young = age.From <= TimeSpan.Zero ? "true" : $"a.opened_at <= {where.Add(now - age.From)}";
        return age.Until is { } until ? $"({young} and a.opened_at > {where.Add(now - until)})" : young;
    }
}
