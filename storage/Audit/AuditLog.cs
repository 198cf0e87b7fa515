using System.Collections.Immutable;
using System.Globalization;
using Npgsql;
using PrisonOps.Ports;
using PrisonOps.Ports.Audit;
using PrisonOps.Ports.Units;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.Audit;

internal sealed class AuditLog(ScopedDatabase scoped, TimeProvider time) : IAuditLog
{
    private const int RareMax = 2000;

    public Task Write(
        Actor actor, UnitPlace place, string action, string subject, string? before, string? after, bool succeeded, CancellationToken cancellationToken) =>
        scoped.InScope(UnitScope.None, async c =>
        {
            await AuditLines.Write(c, new(0, time.GetUtcNow(), actor, place, action, subject, before, after, succeeded), cancellationToken);
            return true;
        }, cancellationToken);

    public Task<Page<AuditEntry>> List(
        UnitScope scope, string? actorName, string? action, string? text, DateTimeOffset? from, DateTimeOffset? to, string? after, int pageSize,
        CancellationToken cancellationToken)
    {
        KeysetPage.CheckSize(pageSize);
        return scoped.InScope(scope, async c =>
        {
            SqlFilter where = new SqlFilter().Within(scope, "a");
            if (!string.IsNullOrEmpty(actorName)) where.And($"a.actor = {where.Add(actorName)}");
            if (!string.IsNullOrEmpty(action)) where.StartsWith("a.action", action);
            if (from is { } first) where.And($"a.at >= {where.Add(first)}");
            if (to is { } last) where.And($"a.at < {where.Add(last)}");
            if (!string.IsNullOrWhiteSpace(text)) await RestrictText(c, where, text, cancellationToken);

            (int, bool) counted = await where.Count(c, "audit a", cancellationToken);
            if (after is not null) where.And($"a.sequence < {where.Add(KeysetPage.Number(KeysetPage.Key(after, 1)[0]))}");
            ImmutableArray<AuditEntry> rows = await where.Command(
                c,
                $"""
                select a.sequence, a.at, a.actor_id, a.actor, a.remote_address, a.unit_id, a.province, a.prison, a.action, a.subject, a.before, a.after, a.succeeded
                from audit a where {where.Where} order by a.sequence desc limit {pageSize + 1}
                """).ReadAll(Read, cancellationToken);
            return KeysetPage.Of(rows, pageSize, row => KeysetPage.Cursor(row.Sequence.ToString(CultureInfo.InvariantCulture)), counted);
        }, cancellationToken);
    }

    /// <summary>A rare text is looked up in the bigram index; a frequent one is met soon by walking back from the newest line.</summary>
    private static async Task RestrictText(NpgsqlConnection connection, SqlFilter where, string text, CancellationToken cancellationToken)
    {
        ImmutableArray<long> found = await connection.Statement("select audit_search($1, $2)", SqlStatements.Value(text), SqlStatements.Value(RareMax + 1))
            .ReadAll(reader => reader.GetInt64(0), cancellationToken);
        where.And(found.Length <= RareMax
            ? $"a.sequence in (select unnest({where.Add(found.ToArray())}))"
            : $"position(trim(search_text({where.Add(text)}, '')) in a.search) > 0");
    }

    private static AuditEntry Read(NpgsqlDataReader reader) => new(
        reader.GetInt64(0), reader.GetInstant(1), new(reader.GetOptional<Guid>(2), reader.GetString(3), reader.GetText(4)), reader.GetPlace(5),
        reader.GetString(8), reader.GetString(9), reader.GetText(10), reader.GetText(11), reader.GetBoolean(12));
}
