using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.Logs;

/// <summary>Makes the partitions of the next days, and gives back those past their time or, oldest first, those for which there is no room.</summary>
internal sealed class LogHousekeeping(
    DatabaseConnections connections, LogSpace space, IOptions<LogKeepingOptions> options, TimeProvider time, ILogger<LogHousekeeping> logger)
    : PartitionKeeping("pushed messages", TimeSpan.FromMinutes(1), time, logger)
{
    internal override async Task Keep(CancellationToken cancellationToken)
    {
        (DateOnly first, DateOnly last) = Days(options.Value.Days);
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(cancellationToken);
        (int dropped, long octets) = await connection.Statement(
            "select dropped, octets from log_partitions_keep($1, $2, $3)", SqlStatements.Value(first), SqlStatements.Value(last),
            SqlStatements.Value((long)options.Value.MibMax << 20))
            .ReadFirst(reader => (reader.GetInt32(0), reader.GetInt64(1)), cancellationToken);
        space.Measured(octets);
        TellDropped(dropped);
        await FoldUnmapped(connection, cancellationToken);
    }

    /// <summary>The oldest rows beyond the bound are counted together in one row without address and key.</summary>
    private Task<int> FoldUnmapped(NpgsqlConnection connection, CancellationToken cancellationToken) => connection.Statement(
        """
        with gone as (
          delete from log_unmapped where (network_domain, address, kind, key) in (
            select network_domain, address, kind, key from log_unmapped where address <> '' order by last_at desc offset $1)
          returning kind, count, first_at, last_at, severity)
        insert into log_unmapped as u (
          network_domain, address, kind, key, reason, unit_id, province, prison, count, first_at, last_at, severity, body, variables)
        select '', '', g.kind, '', 1, h.unit_id, h.province, h.prison, sum(g.count), min(g.first_at), max(g.last_at), min(g.severity), '', '[]'
        from gone g cross join (select unit_id, province, prison from unit order by tier, id limit 1) h
        group by g.kind, h.unit_id, h.province, h.prison
        on conflict (network_domain, address, kind, key) do update set
          count = u.count + excluded.count, first_at = least(u.first_at, excluded.first_at), last_at = greatest(u.last_at, excluded.last_at),
          severity = least(u.severity, excluded.severity)
        """,
        SqlStatements.Value((long)options.Value.UnmappedMax)).Run(cancellationToken);
}
