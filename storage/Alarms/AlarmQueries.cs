using System.Collections.Immutable;
using Npgsql;
using PrisonOps.Ports;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Units;
using PrisonOps.Storage.Database;
using PrisonOps.Storage.Objects;
using PrisonOps.Storage.Units;

namespace PrisonOps.Storage.Alarms;

internal sealed class AlarmQueries(ScopedDatabase scoped) : IAlarmQueries
{
    private const int OpenMax = 60_000;
    private const int TimelineMax = 1000;
    private const int TrendPointsMax = 5000;

    // A look at the alarm's object, one by one: a join would first read all objects, though a page and a count end soon.
    private const string OfObject = "from object o where o.id = a.object_id";

    private const string From = $"""
        alarm a
        join object o on o.id = a.object_id
        join unit u on u.id = a.unit_id
        {ObjectLocation.Join}
        {AlarmNames.CauseOf}
        """;

    private const int NamesCount = 6;

    private const string Select = $"select {AlarmColumns.All}, {AlarmNames.Columns}, {AlarmNames.CauseColumns} from {From}";

    public Task<ImmutableArray<AlarmListItem>> ListOpen(UnitScope scope, int limit, CancellationToken cancellationToken)
    {
        if (limit is < 1 or > OpenMax) throw new ArgumentOutOfRangeException(nameof(limit), limit, $"At most {OpenMax} open alarms are given at once.");
        return scoped.InScope(scope, c =>
        {
            SqlFilter where = new SqlFilter().And("a.cleared_at is null").Within(scope, "a");
            return where.Command(c, $"{Select} where {where.Where} order by a.severity, a.opened_at desc, a.id limit {limit}").ReadAll(Read, cancellationToken);
        }, cancellationToken);
    }

    /// <summary>The open alarms of some objects, most urgent first.</summary>
    public static Task<ImmutableArray<AlarmListItem>> ListOpenOf(
        NpgsqlConnection connection, Guid[] objectIds, int limit, CancellationToken cancellationToken) => connection.Statement(
            $"{Select} where a.object_id = any ($1) and a.cleared_at is null order by a.severity, a.opened_at desc, a.id limit $2",
            SqlStatements.Value(objectIds), SqlStatements.Value(limit)).ReadAll(Read, cancellationToken);

    public Task<Page<AlarmListItem>> List(UnitScope scope, AlarmFilter filter, string? after, int pageSize, CancellationToken cancellationToken)
    {
        KeysetPage.CheckSize(pageSize);
        return scoped.InScope(scope, async c =>
        {
            SqlFilter where = new SqlFilter().Within(scope, "a");
            if (!await Restrict(c, where, scope, filter, cancellationToken)) return new Page<AlarmListItem>([], null, 0, true);

            (int, bool) counted = await where.Count(c, "alarm a", cancellationToken);
            if (after is not null)
            {
                string[] key = KeysetPage.Key(after, 2);
                where.And($"(a.opened_at, a.id) < ({where.Add(KeysetPage.Instant(key[0]))}, {where.Add(KeysetPage.Id(key[1]))})");
            }

            ImmutableArray<AlarmListItem> rows = await where.Command(
                c, $"{Select} where {where.Where} order by a.opened_at desc, a.id desc limit {pageSize + 1}").ReadAll(Read, cancellationToken);
            return KeysetPage.Of(rows, pageSize, row => KeysetPage.Cursor(KeysetPage.Instant(row.Alarm.OpenedAt), row.Alarm.Id.ToString()), counted);
        }, cancellationToken);
    }

    public Task<AlarmListItem?> Find(UnitScope scope, Guid alarmId, CancellationToken cancellationToken) =>
        scoped.InScope(scope, c => c.Statement($"{Select} where a.id = $1", SqlStatements.Value(alarmId)).ReadFirst(Read, cancellationToken), cancellationToken);

    public Task<ImmutableArray<AlarmTimelineEvent>> Timeline(UnitScope scope, Guid alarmId, CancellationToken cancellationToken) =>
        scoped.InScope(scope, c => c.Statement(
            """
            select * from (
              select e.sequence, e.at, e.kind, e.severity, e.actor, e.note from alarm_event e where e.alarm_id = $1 order by e.sequence desc limit $2) latest
            order by sequence
            """,
            SqlStatements.Value(alarmId), SqlStatements.Value(TimelineMax)).ReadAll(ReadEvent, cancellationToken), cancellationToken);

    public Task<ImmutableArray<AlarmRecount>> Recount(UnitScope scope, CancellationToken cancellationToken) =>
        scoped.InScope(scope, c =>
        {
            SqlFilter where = new SqlFilter().And("a.cleared_at is null").And("a.state in (2, 3)").Within(scope, "a");
            return where.Command(
                c,
                $"""
                select a.unit_id, a.severity, count(*)::int, (count(*) filter (where a.acknowledged_at is null))::int
                from alarm a where {where.Where} group by a.unit_id, a.severity order by a.unit_id, a.severity
                """).ReadAll(r => new AlarmRecount(r.GetInt32(0), (AlarmSeverity)r.GetInt16(1), r.GetInt32(2), r.GetInt32(3)), cancellationToken);
        }, cancellationToken);

    public Task<ImmutableArray<AlarmTrendPoint>> Trend(UnitScope scope, DateTimeOffset from, TimeSpan interval, CancellationToken cancellationToken)
    {
        if (interval < TimeSpan.FromMinutes(1)) throw new ArgumentOutOfRangeException(nameof(interval), interval, "An interval of the trend is at least a minute.");
        return scoped.InScope(scope, c =>
        {
            SqlFilter where = new SqlFilter().Within(scope, "a");
            string start = where.Add(from);
            where.And($"a.opened_at >= {start}");
            return where.Command(
                c,
                $"""
                select date_bin({where.Add(interval)}, a.opened_at, {start}) as slot, a.severity, count(*)::int
                from alarm a where {where.Where} group by slot, a.severity order by slot, a.severity limit {TrendPointsMax}
                """).ReadAll(r => new AlarmTrendPoint(r.GetInstant(0), (AlarmSeverity)r.GetInt16(1), r.GetInt32(2)), cancellationToken);
        }, cancellationToken);
    }

    /// <summary>False when the filter names a unit that is not in scope: then the list is empty.</summary>
    private static async Task<bool> Restrict(
        NpgsqlConnection connection, SqlFilter where, UnitScope scope, AlarmFilter filter, CancellationToken cancellationToken)
    {
        if (!await UnitPlaces.Restrict(connection, where, filter.UnitId, "a", cancellationToken)) return false;

        if (filter.OpenOnly) where.And("a.cleared_at is null");
        if (!filter.States.IsDefaultOrEmpty) where.And($"a.state = any ({where.Add(filter.States.Select(s => (short)s).ToArray())})");
        if (filter.UnacknowledgedOnly) where.And("a.acknowledged_at is null");
        if (!filter.Severities.IsDefaultOrEmpty) where.And($"a.severity = any ({where.Add(filter.Severities.Select(s => (short)s).ToArray())})");
        if (!filter.Types.IsDefaultOrEmpty) where.And($"a.type = any ({where.Add(filter.Types.ToArray())})");
        if (filter.ObjectId is { } objectId) where.And($"a.object_id = {where.Add(objectId)}");
        if (filter.From is { } from) where.And($"a.opened_at >= {where.Add(from)}");
        if (filter.To is { } to) where.And($"a.opened_at < {where.Add(to)}");
        if (!string.IsNullOrEmpty(filter.ClassPrefix)) where.StartsWith($"(select o.class_code {OfObject})", filter.ClassPrefix);
        if (!string.IsNullOrWhiteSpace(filter.Text)) await RestrictText(connection, where, scope, filter.Text, cancellationToken);
        return true;
    }

    private static async Task RestrictText(
        NpgsqlConnection connection, SqlFilter where, UnitScope scope, string text, CancellationToken cancellationToken)
    {
        Guid[]? rare = await ObjectSearch.FindRare(connection, scope, text, true, cancellationToken);
        string inObject = ObjectSearch.Condition(where, text, rare, "a.object_id", $"(select o.search {OfObject})");
        where.And($"({inObject} or position(trim(search_text({where.Add(text)}, '')) in lower(a.type)) > 0)");
    }

    private static AlarmListItem Read(NpgsqlDataReader reader) =>
        (AlarmNames.Read(reader, AlarmColumns.Count) with { Cause = AlarmNames.ReadCause(reader, AlarmColumns.Count + NamesCount) }).Item(AlarmColumns.Read(reader));

    private static AlarmTimelineEvent ReadEvent(NpgsqlDataReader reader) => new(
        reader.GetInt64(0), reader.GetInstant(1), (AlarmEventKind)reader.GetInt16(2), (AlarmSeverity)reader.GetInt16(3), reader.GetString(4),
        reader.GetText(5));
}
