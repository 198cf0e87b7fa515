using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using Npgsql;
using PrisonOps.Ports;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Logs;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Units;
using PrisonOps.Storage.Database;
using PrisonOps.Storage.Server;

namespace PrisonOps.Storage.Logs;

internal sealed class LogStore(
    DatabaseConnections connections, DatabaseHealth health, LogSpace space, IOptions<LogKeepingOptions> options) : ILogStore
{
    private const int SettledAtOnce = 1_000;

    /// <summary>A person's word on an alarm holds until the next message.</summary>
    private const string ForgetCleared = """
        delete from pushed_finding f using alarm a
        where a.object_id = f.object_id and a.type = f.type and a.instance = f.instance and a.cleared_at >= f.last_at and a.cleared_by <> $1
        """;

    public async Task<ImmutableArray<LogSource>> FindSources(
        ImmutableArray<(string NetworkDomain, string Address)> sources, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(cancellationToken);
        return await connection.Statement(
            """
            select o.network_domain, o.address, o.id, o.unit_id, o.province, o.prison, o.protocol
            from unnest($1, $2) s (network_domain, address)
            join object o on o.network_domain = s.network_domain and o.address = s.address and o.retired_at is null and o.address <> ''
            """,
            SqlStatements.Column(sources, source => source.NetworkDomain), SqlStatements.Column(sources, source => source.Address))
            .ReadAll(
                reader => new LogSource(
                    reader.GetString(0), reader.GetString(1), reader.GetGuid(2), reader.GetPlace(3), (MonitoringProtocol)reader.GetInt16(6)),
                cancellationToken);
    }

    public async Task<ImmutableDictionary<(Guid ObjectId, int IfIndex), string>> FindPorts(ImmutableArray<Guid> objectIds, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(cancellationToken);
        ImmutableArray<(Guid ObjectId, int IfIndex, string Name)> ports = await connection.Statement(
            """
            select distinct on (f.object_id, (p ->> 'index')::int) f.object_id, (p ->> 'index')::int, p ->> 'name'
            from topology_facts f, jsonb_array_elements(f.facts -> 'ports') p
            where f.object_id = any ($1) and p ->> 'name' is not null
            """,
            SqlStatements.Value(objectIds.ToArray())).ReadAll(reader => (reader.GetGuid(0), reader.GetInt32(1), reader.GetString(2)), cancellationToken);
        return ports.ToImmutableDictionary(port => (port.ObjectId, port.IfIndex), port => port.Name);
    }

    public async Task<UnitPlace?> FindHome(CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(cancellationToken);
        return await connection.Statement("select unit_id, province, prison from unit order by tier, id limit 1")
            .ReadFirst<UnitPlace?>(reader => reader.GetPlace(0), cancellationToken);
    }

    public async Task<bool> Commit(LogBatch batch, CancellationToken cancellationToken)
    {
        bool withMessages = !health.Current.DiskLow
            && space.TryTake(batch.Messages.Length, batch.Messages.Sum(stored => (long)stored.Message.Text.Length + stored.Message.Variables.Sum(one => one.Value.Length)));
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(cancellationToken);
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await IsCommitted(connection, batch, cancellationToken)) return true;

        if (withMessages) await LogRows.Copy(connection, batch, cancellationToken);
        await LogChanges.Write(connection, batch.Changes, options.Value.ConditionsPerObjectMax, cancellationToken);
        await LogChanges.Count(connection, batch.Unmapped, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return withMessages;
    }

    public async Task<PushedState> LoadPushed(Guid objectId, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(cancellationToken);
        await connection.Statement($"{ForgetCleared} and f.object_id = $2", SqlStatements.Value(Actor.Grid.Name), SqlStatements.Value(objectId)).Run(cancellationToken);
        UnitPlace? place = await connection.Statement(
            "select unit_id, province, prison from object where id = $1 and retired_at is null", SqlStatements.Value(objectId))
            .ReadFirst<UnitPlace?>(reader => reader.GetPlace(0), cancellationToken);
        ImmutableArray<Finding> findings = await connection.Statement(
            "select type, instance, severity, since, detail from pushed_finding where object_id = $1 order by type, instance", SqlStatements.Value(objectId))
            .ReadAll(
                reader => new Finding(
                    reader.GetString(0), reader.GetString(1), (AlarmSeverity)reader.GetInt16(2), reader.GetInstant(3),
                    FindingEvidence.None with { Detail = reader.GetString(4) }),
                cancellationToken);
        ImmutableArray<UnitPlace> heldBy = await connection.Statement(
            "select distinct unit_id, province, prison from alarm where object_id = $1 and cleared_at is null and type like 'event.%'", SqlStatements.Value(objectId))
            .ReadAll(reader => reader.GetPlace(0), cancellationToken);
        return new(place, findings, heldBy);
    }

    public async Task<ImmutableArray<Guid>> Settle(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(cancellationToken);
        await connection.Statement("delete from pushed_finding where ends_at <= $1", SqlStatements.Value(now)).Run(cancellationToken);
        await connection.Statement(ForgetCleared, SqlStatements.Value(Actor.Grid.Name)).Run(cancellationToken);
        return await connection.Statement(
            """
            select f.object_id
            from pushed_finding f
            join object o on o.id = f.object_id
            left join alarm a on a.object_id = f.object_id and a.type = f.type and a.instance = f.instance and a.cleared_at is null
            where a.id is null and o.retired_at is null or a.severity <> f.severity or a.unit_id <> o.unit_id or a.id is not null and o.retired_at is not null
            union
            select a.object_id
            from alarm a
            left join pushed_finding f on f.object_id = a.object_id and f.type = a.type and f.instance = a.instance
            where a.cleared_at is null and a.type like 'event.%' and f.object_id is null
            limit $1
            """,
            SqlStatements.Value(SettledAtOnce)).ReadAll(reader => reader.GetGuid(0), cancellationToken);
    }

    /// <summary>A batch whose answer was lost comes again with its id.</summary>
    private static Task<bool> IsCommitted(NpgsqlConnection connection, LogBatch batch, CancellationToken cancellationToken) =>
        batch.Messages.IsEmpty
            ? Task.FromResult(false)
            : connection.Statement(
                "select exists (select from log_message where batch = $1 and at >= $2 and at <= $3)", SqlStatements.Value(batch.Id),
                SqlStatements.Value(batch.Messages.Min(stored => stored.Message.ReceivedAt).AddMilliseconds(-1)),
                SqlStatements.Value(batch.Messages.Max(stored => stored.Message.ReceivedAt))).ReadValue<bool>(cancellationToken);
}
