using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Npgsql;
using PrisonOps.Ports;
using PrisonOps.Ports.Logs;
using PrisonOps.Ports.Outbox;
using PrisonOps.Ports.Units;
using PrisonOps.Storage.Database;
using PrisonOps.Storage.Units;

namespace PrisonOps.Storage.Logs;

internal sealed class LogQueries(ScopedDatabase scoped, TimeProvider time) : ILogQueries
{
    private const int RareMax = 500;

    /// <summary>A rare level or a text that nothing holds would walk years of rows: no answer takes longer than this.</summary>
    private const string AnswerWithin = "set local statement_timeout = '10s'";

    private const string Columns = """
        m.sequence, m.at, m.device_at, m.network_domain, m.address, m.object_id, o.code, o.name, m.unit_id, m.province, m.prison, m.kind, m.facility,
        m.severity, m.host, m.app, m.body, m.trap_oid, m.rule, m.variables
        """;

    private static readonly TimeSpan FollowedMax = TimeSpan.FromMinutes(1);

    public Task<Page<LogListItem>> List(UnitScope scope, LogFilter filter, string? after, int pageSize, CancellationToken cancellationToken)
    {
        KeysetPage.CheckSize(pageSize);
        return scoped.InScope(scope, async c =>
        {
            SqlFilter where = new SqlFilter().Within(scope, "m");
            if (!await Restrict(c, where, filter, cancellationToken)) return new Page<LogListItem>([], null, 0, true);

            (int, bool) counted = await where.Count(c, "log_message m", cancellationToken);
            if (after is not null)
            {
                string[] key = KeysetPage.Key(after, 2);
                where.And($"(m.at, m.sequence) < ({where.Add(KeysetPage.Instant(key[0]))}, {where.Add(KeysetPage.Number(key[1]))})");
            }

            ImmutableArray<LogListItem> rows = await where.Command(c, $"""
                select {Columns} from (
                  select * from log_message m where {where.Where} order by m.at desc, m.sequence desc limit {pageSize + 1}) m
                left join object o on o.id = m.object_id order by m.at desc, m.sequence desc
                """).ReadAll(Read, cancellationToken);
            return KeysetPage.Of(
                rows, pageSize, row => KeysetPage.Cursor(KeysetPage.Instant(row.At), row.Sequence.ToString(CultureInfo.InvariantCulture)), counted);
        }, cancellationToken);
    }

    public Task<ImmutableArray<LogListItem>> Follow(UnitScope scope, LogFilter filter, long sequence, int max, CancellationToken cancellationToken)
    {
        KeysetPage.CheckSize(max);
        return scoped.InScope(scope, async c =>
        {
            SqlFilter where = new SqlFilter().Within(scope, "m");
            where.And($"m.at > {where.Add(time.GetUtcNow() - FollowedMax)}").And($"m.sequence > {where.Add(sequence)}");
            return await Restrict(c, where, filter, cancellationToken)
                ? await where.Command(c, $"""
                    select {Columns} from log_message m left join object o on o.id = m.object_id where {where.Where} order by m.sequence limit {max}
                    """).ReadAll(Read, cancellationToken)
                : [];
        }, cancellationToken);
    }

    public Task<long> Head(UnitScope scope, CancellationToken cancellationToken) => scoped.InScope(scope, c =>
    {
        SqlFilter where = new SqlFilter().Within(scope, "m");
        return where.Command(c, $"select m.sequence from log_message m where {where.Where} order by m.at desc, m.sequence desc limit 1")
            .ReadValue<long>(cancellationToken);
    }, cancellationToken);

    public Task<Page<UnmappedListItem>> ListUnmapped(
        UnitScope scope, UnmappedReason? reason, string? after, int pageSize, CancellationToken cancellationToken)
    {
        KeysetPage.CheckSize(pageSize);
        return scoped.InScope(scope, async c =>
        {
            SqlFilter where = new SqlFilter().Within(scope, "u");
            if (reason is { } wanted) where.And($"u.reason = {where.Add((short)wanted)}");
            (int, bool) counted = await where.Count(c, "log_unmapped u", cancellationToken);
            if (after is not null)
            {
                string[] key = KeysetPage.Key(after, 5);
                where.And($"""
                    (u.last_at < {where.Add(KeysetPage.Instant(key[0]))} or u.last_at = {where.Add(KeysetPage.Instant(key[0]))}
                      and (u.network_domain, u.address, u.kind, u.key)
                        > ({where.Add(key[1])}, {where.Add(key[2])}, {where.Add((short)KeysetPage.Number(key[3]))}, {where.Add(key[4])}))
                    """);
            }

            ImmutableArray<UnmappedListItem> rows = await where.Command(c, $"""
                select u.network_domain, u.address, u.kind, u.key, u.reason, u.object_id, o.name, u.unit_id, u.province, u.prison, u.count, u.first_at,
                  u.last_at, u.severity, u.body, u.variables
                from log_unmapped u left join object o on o.id = u.object_id
                where {where.Where} order by u.last_at desc, u.network_domain, u.address, u.kind, u.key limit {pageSize + 1}
                """).ReadAll(ReadUnmapped, cancellationToken);
            return KeysetPage.Of(rows, pageSize, CursorOf, counted);
        }, cancellationToken);
    }

    /// <summary>False when the unit that the list is narrowed to is not in the scope: the list is empty then.</summary>
    private static async Task<bool> Restrict(NpgsqlConnection connection, SqlFilter where, LogFilter filter, CancellationToken cancellationToken)
    {
        await connection.Statement(AnswerWithin).Run(cancellationToken);
        if (filter.From is { } from) where.And($"m.at >= {where.Add(from)}");
        if (filter.To is { } to) where.And($"m.at < {where.Add(to)}");
        if (filter.ObjectId is { } id) where.And($"m.object_id = {where.Add(id)}");
        if (filter.Kind is { } kind) where.And($"m.kind = {where.Add((short)kind)}");
        if (filter.AtLeast is { } level)
        {
            where.And($"m.severity <= {where.Add((short)level)}");
            // Written out, so that the small index on urgent messages can serve.
            if (level <= LogSeverity.Error) where.And("m.severity <= 3");
        }

        if (!string.IsNullOrWhiteSpace(filter.Text)) await RestrictText(connection, where, filter, cancellationToken);
        return await UnitPlaces.Restrict(connection, where, filter.UnitId, "m", cancellationToken);
    }

    /// <summary>A rare text is looked up in the bigram index; a frequent one is met soon by walking back from the newest message.</summary>
    private static async Task RestrictText(NpgsqlConnection connection, SqlFilter where, LogFilter filter, CancellationToken cancellationToken)
    {
        ImmutableArray<(DateTimeOffset At, long Sequence)> found = await connection.Statement(
            "select found_at, found_sequence from log_search($1, $2, $3, $4)", SqlStatements.Value(filter.Text!), SqlStatements.Value(filter.From ?? DateTimeOffset.UnixEpoch),
            SqlStatements.Value(filter.To ?? DateTimeOffset.MaxValue.AddYears(-1)), SqlStatements.Value(RareMax + 1))
            .ReadAll(reader => (reader.GetInstant(0), reader.GetInt64(1)), cancellationToken);
        where.And(found.Length <= RareMax
            ? $"(m.at, m.sequence) in (select * from unnest({where.Add(found.Select(row => row.At).ToArray())}, {where.Add(found.Select(row => row.Sequence).ToArray())}))"
            : $"position(trim(search_text({where.Add(filter.Text!)}, '')) in log_text(m.app, m.host, m.body)) > 0");
    }

    private static string CursorOf(UnmappedListItem row) => KeysetPage.Cursor(
        KeysetPage.Instant(row.LastAt), row.Key.NetworkDomain, row.Key.Address, ((int)row.Key.Kind).ToString(CultureInfo.InvariantCulture), row.Key.Key);

    private static LogListItem Read(NpgsqlDataReader reader) => new(
        reader.GetInt64(0), reader.GetInstant(1), reader.GetOptional<DateTimeOffset>(2), reader.GetString(3), reader.GetString(4), reader.GetOptional<Guid>(5),
        reader.GetText(6), reader.GetText(7), reader.GetPlace(8), (LogKind)reader.GetInt16(11), reader.GetOptional<short>(12),
        (LogSeverity)reader.GetInt16(13), reader.GetString(14), reader.GetString(15), reader.GetString(16), reader.GetText(17), reader.GetText(18),
        Variables(reader, 19));

    private static UnmappedListItem ReadUnmapped(NpgsqlDataReader reader) => new(
        new(reader.GetString(0), reader.GetString(1), (LogKind)reader.GetInt16(2), reader.GetString(3)), (UnmappedReason)reader.GetInt16(4),
        reader.GetOptional<Guid>(5), reader.GetText(6), reader.GetPlace(7), reader.GetInt64(10), reader.GetInstant(11), reader.GetInstant(12),
        (LogSeverity)reader.GetInt16(13), reader.GetString(14), Variables(reader, 15));

    private static ImmutableArray<LogVariable> Variables(NpgsqlDataReader reader, int column) =>
        JsonSerializer.Deserialize<ImmutableArray<LogVariable>>(reader.GetString(column), OutboxJson.Options);
}
