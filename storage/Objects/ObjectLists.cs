using System.Collections.Immutable;
using System.Globalization;
using Npgsql;
using PrisonOps.Ports;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Units;
using PrisonOps.Storage.Database;
using PrisonOps.Storage.Units;

namespace PrisonOps.Storage.Objects;

/// <summary>The object list.</summary>
internal sealed class ObjectLists(ScopedDatabase scoped)
{
    private const string Beside = $"""
        join object_state s on s.object_id = o.id
        join unit u on u.id = o.unit_id
        {ObjectLocation.Join}
        """;

    private const string From = $"object o {Beside}";

    private const string Columns = $"""
        o.id, o.unit_id, o.province, o.prison, u.name_zh, u.name_en, o.class_code, o.code, o.name, o.criticality, o.protocol, o.network_domain,
        o.address, o.location_id, {ObjectLocation.Name}, s.state, s.reason, s.since, s.last_poll_at, o.revision, s.rank
        """;

    public Task<Page<ObjectListItem>> List(
        UnitScope scope, ObjectFilter filter, ObjectSort sort, string? after, int pageSize, CancellationToken cancellationToken)
    {
        KeysetPage.CheckSize(pageSize);
        return scoped.InScope(scope, async c =>
        {
            if (await Resolve(c, scope, filter, cancellationToken) is not { } resolved) return new Page<ObjectListItem>([], null, 0, true);

            (int, bool) counted = await Count(c, scope, filter, resolved, cancellationToken);
            SqlFilter where = Restrict(scope, filter, resolved, sort == ObjectSort.StateWorstFirst ? "s" : "o", "s.state");
            if (after is not null) where.And(Behind(where, sort, after));
            ImmutableArray<(ObjectListItem Item, short Rank)> rows = await where.Command(
                c, $"select {Columns} from {From} where {where.Where} order by {Order(sort)} limit {pageSize + 1}")
                .ReadAll(reader => (Read(reader), reader.GetInt16(20)), cancellationToken);
            Page<(ObjectListItem Item, short Rank)> page = KeysetPage.Of(rows, pageSize, row => Cursor(row.Item, row.Rank, sort), counted);
            return new Page<ObjectListItem>([.. page.Rows.Select(r => r.Item)], page.Next, page.Total, page.TotalIsExact);
        }, cancellationToken);
    }

    public Task<ObjectListItem?> Find(UnitScope scope, Guid objectId, CancellationToken cancellationToken) =>
        scoped.InScope(
            scope, c => c.Statement($"select {Columns} from {From} where o.id = $1", SqlStatements.Value(objectId)).ReadFirst(Read, cancellationToken),
            cancellationToken);

    /// <summary>In no order. Retired objects are left out.</summary>
    public static Task<ImmutableArray<ObjectListItem>> FindAll(NpgsqlConnection connection, Guid[] objectIds, CancellationToken cancellationToken) =>
        connection.Statement(
            $"""
            select {Columns}
            from unnest($1) w (id)
            cross join lateral (select * from object o where o.id = w.id and o.retired_at is null offset 0) o
            {Beside}
            """,
            SqlStatements.Value(objectIds)).ReadAll(Read, cancellationToken);

    /// <summary>What the filter's unit and text stand for; null when it names a unit that is not in scope: then the list is empty.</summary>
    private static async Task<Resolved?> Resolve(
        NpgsqlConnection connection, UnitScope scope, ObjectFilter filter, CancellationToken cancellationToken)
    {
        UnitPlace? place = filter.UnitId is { } unitId ? await UnitPlaces.Find(connection, unitId, cancellationToken) : null;
        if (filter.UnitId is not null && place is null) return null;

        Guid[]? rare = string.IsNullOrWhiteSpace(filter.Text) ? null : await ObjectSearch.FindRare(connection, scope, filter.Text, false, cancellationToken);
        return new(place, rare);
    }

    /// <summary>
    /// Counts over one table, with a look into the other where a condition needs it: a join would first read the other table whole, though
    /// counting ends at the thousandth row.
    /// </summary>
    private static Task<(int Total, bool Exact)> Count(
        NpgsqlConnection connection, UnitScope scope, ObjectFilter filter, Resolved resolved, CancellationToken cancellationToken)
    {
        bool asksObject = !string.IsNullOrEmpty(filter.ClassPrefix) || filter.LocationId is not null || !string.IsNullOrWhiteSpace(filter.Text);
        return asksObject
            ? Restrict(scope, filter, resolved, "o", "(select s.state from object_state s where s.object_id = o.id)").Count(connection, "object o", cancellationToken)
            : Restrict(scope, filter, resolved, "s", "s.state").Count(connection, "object_state s", cancellationToken);
    }

    /// <param name="driver">The table whose index gives the order, and so carries the place: o or s.</param>
    private static SqlFilter Restrict(UnitScope scope, ObjectFilter filter, Resolved resolved, string driver, string state)
    {
        SqlFilter where = new SqlFilter().And(driver == "s" ? "not s.retired" : "o.retired_at is null").Within(scope, driver);
        if (resolved.Place is { } place) where.Of(place, filter.OwnOnly, driver);
        if (!string.IsNullOrEmpty(filter.ClassPrefix)) where.StartsWith("o.class_code", filter.ClassPrefix);
        if (!filter.States.IsDefaultOrEmpty) where.And($"{state} = any ({where.Add(filter.States.Select(s => (short)s).ToArray())})");
        if (filter.LocationId is { } location) where.And($"o.location_id = {where.Add(location)}");
        if (!string.IsNullOrWhiteSpace(filter.Text)) where.And(ObjectSearch.Condition(where, filter.Text, resolved.Rare, "o.id", "o.search"));
        return where;
    }

    private static string Order(ObjectSort sort) => sort switch
    {
        ObjectSort.Code => "o.code, o.id",
        ObjectSort.Name => "o.name, o.id",
        _ => "s.rank, s.code, s.object_id",
    };

    private static string Behind(SqlFilter where, ObjectSort sort, string after)
    {
        string[] key = KeysetPage.Key(after, 4);
        if (key[0] != sort.ToString()) throw new FormatException($"The cursor belongs to sort order {key[0]}, not {sort}.");
        Guid id = KeysetPage.Id(key[3]);
        return sort switch
        {
            ObjectSort.StateWorstFirst =>
                $"(s.rank, s.code, s.object_id) > ({where.Add((short)KeysetPage.Number(key[1]))}, {where.Add(key[2])}, {where.Add(id)})",
            ObjectSort.Name => $"(o.name, o.id) > ({where.Add(key[2])}, {where.Add(id)})",
            _ => $"(o.code, o.id) > ({where.Add(key[2])}, {where.Add(id)})",
        };
    }

    private static string Cursor(ObjectListItem item, short rank, ObjectSort sort) => KeysetPage.Cursor(
        sort.ToString(), rank.ToString(CultureInfo.InvariantCulture), sort == ObjectSort.Name ? item.Name : item.Code, item.Id.ToString());

    private static ObjectListItem Read(NpgsqlDataReader reader) => new(
        reader.GetGuid(0), reader.GetPlace(1), reader.GetString(4), reader.GetString(5), reader.GetString(6), reader.GetString(7), reader.GetString(8),
        (Criticality)reader.GetInt16(9), (MonitoringProtocol)reader.GetInt16(10), reader.GetString(11), reader.GetString(12),
        reader.GetOptional<Guid>(13), reader.GetText(14), (ObjectState)reader.GetInt16(15), reader.GetText(16), reader.GetInstant(17),
        reader.GetOptional<DateTimeOffset>(18), reader.GetInt64(19));

    private readonly record struct Resolved(UnitPlace? Place, Guid[]? Rare);
}
