using System.Collections.Immutable;
using Npgsql;
using PrisonOps.Ports.Logs;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.Logs;

/// <summary>What a batch changes beside its messages. Rows are taken in one order, so that two writers never wait for each other.</summary>
internal static class LogChanges
{
    public static async Task Write(NpgsqlConnection connection, ImmutableArray<PushedChange> changes, int perObjectMax, CancellationToken cancellationToken)
    {
        PushedChange[] inOrder = [.. changes.OrderBy(change => change.ObjectId).ThenBy(change => change.Type, StringComparer.Ordinal).ThenBy(change => change.Instance, StringComparer.Ordinal)];
        PushedChange[] ended = [.. inOrder.Where(change => change.Finding is null)], there = [.. inOrder.Where(change => change.Finding is not null)];
        if (ended.Length > 0) await Delete(connection, ended, cancellationToken);
        if (there.Length > 0) await Upsert(connection, there, perObjectMax, cancellationToken);
    }

    /// <summary>Counts by key, and keeps the last message of each.</summary>
    public static async Task Count(NpgsqlConnection connection, ImmutableArray<UnmappedCount> counts, CancellationToken cancellationToken)
    {
        if (counts.IsEmpty) return;

        UnmappedCount[] inOrder =
        [
            .. counts.OrderBy(count => count.Key.NetworkDomain, StringComparer.Ordinal).ThenBy(count => count.Key.Address, StringComparer.Ordinal)
                .ThenBy(count => count.Key.Kind).ThenBy(count => count.Key.Key, StringComparer.Ordinal),
        ];
        await connection.Statement(
            """
            insert into log_unmapped as u (
              network_domain, address, kind, key, reason, object_id, unit_id, province, prison, count, first_at, last_at, severity, body, variables)
            select domain, address, kind, key, reason, object_id, unit_id, province, prison, count, at, at, severity, body, variables::jsonb
            from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
              g (domain, address, kind, key, reason, object_id, unit_id, province, prison, count, at, severity, body, variables)
            on conflict (network_domain, address, kind, key) do update set
              reason = excluded.reason, object_id = excluded.object_id, unit_id = excluded.unit_id, province = excluded.province, prison = excluded.prison,
              count = u.count + excluded.count, last_at = greatest(u.last_at, excluded.last_at), severity = least(u.severity, excluded.severity),
              body = excluded.body, variables = excluded.variables
            """,
            SqlStatements.Column(inOrder, count => count.Key.NetworkDomain),
            SqlStatements.Column(inOrder, count => count.Key.Address),
            SqlStatements.Column(inOrder, count => (short)count.Key.Kind),
            SqlStatements.Column(inOrder, count => count.Key.Key),
            SqlStatements.Column(inOrder, count => (short)count.Reason),
            SqlStatements.Column(inOrder, count => count.ObjectId),
            SqlStatements.Column(inOrder, count => count.Place.Unit),
            SqlStatements.Column(inOrder, count => count.Place.Province),
            SqlStatements.Column(inOrder, count => count.Place.Prison),
            SqlStatements.Column(inOrder, count => (long)count.Count),
            SqlStatements.Column(inOrder, count => count.Last.ReceivedAt.ToUniversalTime()),
            SqlStatements.Column(inOrder, count => (short)count.Last.Severity),
            SqlStatements.Column(inOrder, count => count.Last.Text),
            SqlStatements.Column(inOrder, count => LogRows.Variables(count.Last))).Run(cancellationToken);
    }

    private static Task<int> Delete(NpgsqlConnection connection, PushedChange[] ended, CancellationToken cancellationToken) => connection.Statement(
        """
        delete from pushed_finding f using unnest($1, $2, $3) g (object_id, type, instance)
        where f.object_id = g.object_id and f.type = g.type and f.instance = g.instance
        """,
        SqlStatements.Column(ended, change => change.ObjectId), SqlStatements.Column(ended, change => change.Type),
        SqlStatements.Column(ended, change => change.Instance)).Run(cancellationToken);

    /// <summary>
    /// A condition that is told of again within a minute keeps its beginning: each new beginning is a line in the history of its alarm. Beyond the
    /// bound of an object only conditions that it has already are taken.
    /// </summary>
    private static Task<int> Upsert(NpgsqlConnection connection, PushedChange[] there, int perObjectMax, CancellationToken cancellationToken) => connection.Statement(
        """
        insert into pushed_finding as f (object_id, type, instance, severity, since, last_at, ends_at, detail)
        select g.object_id, g.type, g.instance, g.severity, g.since, g.since, g.ends_at, g.detail
        from (
          select *, row_number() over (partition by object_id order by type, instance) as ordinal
          from unnest($1, $2, $3, $4, $5, $6, $7) g (object_id, type, instance, severity, since, ends_at, detail)) g
        where exists (select from pushed_finding k where k.object_id = g.object_id and k.type = g.type and k.instance = g.instance)
          or g.ordinal + (select count(*) from pushed_finding k where k.object_id = g.object_id) <= $8
        on conflict (object_id, type, instance) do update set
          severity = excluded.severity, last_at = excluded.last_at, ends_at = excluded.ends_at, detail = excluded.detail,
          since = case when excluded.since > f.since + interval '1 minute' then excluded.since else f.since end
        """,
        SqlStatements.Column(there, change => change.ObjectId),
        SqlStatements.Column(there, change => change.Type),
        SqlStatements.Column(there, change => change.Instance),
        SqlStatements.Column(there, change => (short)change.Finding!.Severity),
        SqlStatements.Column(there, change => change.Finding!.Since.ToUniversalTime()),
        SqlStatements.Column(there, change => change.EndsAt?.ToUniversalTime()),
        SqlStatements.Column(there, change => change.Finding!.Evidence.Detail),
        SqlStatements.Value((long)perObjectMax)).Run(cancellationToken);
}
