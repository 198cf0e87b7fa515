using System.Collections.Immutable;
using Npgsql;
using PrisonOps.Ports;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Alarms.Analysis;
using PrisonOps.Ports.Units;
using PrisonOps.Storage.Database;
using PrisonOps.Storage.Objects;
using PrisonOps.Storage.Units;

namespace PrisonOps.Storage.Alarms.Analysis;

internal sealed class AlarmAnalysis(ScopedDatabase scoped) : IAlarmAnalysis
{
    private const int CellsMax = 5000;
    private const string RepeatWithin = "interval '7 days'";

    private const string From = """
        alarm a
        join object o on o.id = a.object_id
        left join object_state s on s.object_id = a.object_id
        """;

    private const string ByPerson = "p.acknowledged_at is not null and p.acknowledged_by not like 'auto:%'";

    private static readonly AlarmFigures Nothing = new(0, 0, 0, 0, 0, 0, 0, null, null, null, null);

    public Task<AlarmPivot> Count(
        UnitScope scope, AlarmSelection selection, ImmutableArray<AlarmDimension> dimensions, CancellationToken cancellationToken)
    {
        if (dimensions.Length > IAlarmAnalysis.DimensionsMax || dimensions.Distinct().Count() != dimensions.Length)
            throw new ArgumentException($"{string.Join(", ", dimensions)} are given; at most {IAlarmAnalysis.DimensionsMax} different dimensions are counted together.", nameof(dimensions));

        return scoped.InScope(scope, async c =>
        {
            if (await Restrict(c, scope, selection, $"- {RepeatWithin}", cancellationToken) is not { } where) return new AlarmPivot(Nothing, [], false);

            // The lag sees a week more than is counted, and what changes from alarm to alarm is asked behind it: so the first of a span, a day
            // or a level knows what was before it.
            var dimension = new AlarmDimensions(where, selection.Zone);
            foreach (AlarmDimensionValue value in selection.Where.Where(value => AlarmDimensions.IsOfSource(value.Dimension)))
                where.And($"{dimension.Sql(value.Dimension)} = {where.Add(value.Value)}");
            string[] keys = [.. dimensions.Select((_, place) => $"p.k{place}")];
            string columns = string.Concat(dimensions.Select((asked, place) => $", {dimension.Sql(asked)} as k{place}"));
            string list = string.Join(", ", keys), behind = $"p.opened_at >= {where.Add(selection.From)}";
            foreach ((int place, AlarmDimensionValue value) in selection.Where.Where(value => !AlarmDimensions.IsOfSource(value.Dimension)).Index())
            {
                columns += $", {dimension.Sql(value.Dimension)} as w{place}";
                behind += $" and p.w{place} = {where.Add(value.Value)}";
            }

            ImmutableArray<AlarmPivotCell> rows = await where.Command(
                c,
                $"""
                with picked as (
                  select a.opened_at, a.count, a.acknowledged_at, a.acknowledged_by, a.cleared_at, a.life -> 'falseAlarm' is not null as is_false,
                    lag(a.opened_at) over (partition by a.object_id, a.type, a.instance order by a.opened_at) as before{columns}
                  from {From} where {where.Where})
                select {(keys.Length == 0 ? "" : $"{list}, ")}
                  count(*), coalesce(sum(p.count), 0)::bigint, count(*) filter (where p.cleared_at is null), count(*) filter (where {ByPerson}),
                  count(p.cleared_at), count(*) filter (where p.before >= p.opened_at - {RepeatWithin}), count(*) filter (where p.is_false),
                  avg(p.acknowledged_at - p.opened_at) filter (where {ByPerson}),
                  percentile_cont(0.5) within group (order by p.acknowledged_at - p.opened_at) filter (where {ByPerson}),
                  avg(p.cleared_at - p.opened_at), percentile_cont(0.5) within group (order by p.cleared_at - p.opened_at)
                from picked p
                where {behind}
                group by grouping sets ({(keys.Length == 0 ? "" : $"({list}), ")}())
                {(keys.Length == 0 ? "" : $"order by grouping({keys[0]}) desc, count(*) desc, {list}")}
                limit {CellsMax + 2}
                """).ReadAll(reader => Cell(reader, keys.Length), cancellationToken);

            // The grand total stands first.
            return new AlarmPivot(rows[0].Figures, keys.Length == 0 ? [] : [.. rows.Skip(1).Take(CellsMax)], rows.Length > CellsMax + 1);
        }, cancellationToken);
    }

    public Task<Page<AlarmListItem>> List(
        UnitScope scope, AlarmSelection selection, string? after, int pageSize, CancellationToken cancellationToken)
    {
        KeysetPage.CheckSize(pageSize);
        return scoped.InScope(scope, async c =>
        {
            if (await Restrict(c, scope, selection, "", cancellationToken) is not { } where) return new Page<AlarmListItem>([], null, 0, true);

            var dimension = new AlarmDimensions(where, selection.Zone);
            foreach (AlarmDimensionValue value in selection.Where) where.And($"{dimension.Sql(value.Dimension)} = {where.Add(value.Value)}");
            (int, bool) counted = await where.Count(c, From, cancellationToken);
            if (after is not null)
            {
                string[] key = KeysetPage.Key(after, 2);
                where.And($"(a.opened_at, a.id) < ({where.Add(KeysetPage.Instant(key[0]))}, {where.Add(KeysetPage.Id(key[1]))})");
            }

            ImmutableArray<AlarmListItem> rows = await where.Command(
                c,
                $"""
                select {AlarmColumns.All}, {AlarmNames.Columns}
                from {From} join unit u on u.id = a.unit_id {ObjectLocation.Join}
                where {where.Where} order by a.opened_at desc, a.id desc limit {pageSize + 1}
                """).ReadAll(reader => AlarmNames.Read(reader, AlarmColumns.Count).Item(AlarmColumns.Read(reader)), cancellationToken);
            return KeysetPage.Of(rows, pageSize, row => KeysetPage.Cursor(KeysetPage.Instant(row.Alarm.OpenedAt), row.Alarm.Id.ToString()), counted);
        }, cancellationToken);
    }

    /// <summary>By place and time alone; null when the selection names a unit that is not in scope: then nothing is selected.</summary>
    private static async Task<SqlFilter?> Restrict(
        NpgsqlConnection connection, UnitScope scope, AlarmSelection selection, string earlier, CancellationToken cancellationToken)
    {
        SqlFilter where = new SqlFilter().Within(scope, "a");
        if (!await UnitPlaces.Restrict(connection, where, selection.UnitId, "a", cancellationToken)) return null;

        return where.And($"a.opened_at >= {where.Add(selection.From)} {earlier}").And($"a.opened_at < {where.Add(selection.To)}");
    }

    private static AlarmPivotCell Cell(NpgsqlDataReader reader, int keys)
    {
        return new([.. Enumerable.Range(0, keys).Select(place => reader.GetText(place) ?? "")], new(
            Number(0), Number(1), Number(2), Number(3), Number(4), Number(5), Number(6), Span(7), Span(8), Span(9), Span(10)));

        long Number(int place) => reader.GetInt64(keys + place);
        TimeSpan? Span(int place) => reader.GetOptional<TimeSpan>(keys + place);
    }
}
