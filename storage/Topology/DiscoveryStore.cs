using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Outbox;
using PrisonOps.Ports.Topology;
using PrisonOps.Ports.Topology.Discovery;
using PrisonOps.Storage.Database;
using PrisonOps.Storage.Objects;

namespace PrisonOps.Storage.Topology;

internal sealed class DiscoveryStore(DatabaseConnections connections) : IDiscoveryStore
{
    /// <summary>The unit itself, those above it and those right below: cables lead no farther.</summary>
    private const string Around = """
        with recursive above as (
          select id, parent_id from unit where id = $1
          union
          select u.id, u.parent_id from above a join unit u on u.id = a.parent_id),
        around as (select id from above union select id from unit where parent_id = $1)
        """;

    public async Task<ImmutableArray<(int Unit, DiscoveryRound? Last)>> ListRounds(CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(cancellationToken);
        return await connection.Statement(
            $"select u.id, {DiscoveryColumns.Round} from unit u left join topology_round r on r.unit_id = u.id order by u.id")
            .ReadAll(reader => (reader.GetInt32(0), reader.IsDBNull(1) ? null : DiscoveryColumns.ReadRound(reader, 1)), cancellationToken);
    }

    public async Task<ImmutableArray<ObjectConfiguration>> LoadDevices(int unitId, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(cancellationToken);
        return await connection.Statement(
            $"select {ObjectColumns.Configuration} from object o where o.unit_id = $1 and o.protocol = $2 and o.retired_at is null order by o.code, o.id",
            SqlStatements.Value(unitId), SqlStatements.Value((short)MonitoringProtocol.Snmp)).ReadAll(ObjectColumns.ReadConfiguration, cancellationToken);
    }

    public async Task SaveRound(DiscoveryRound round, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(cancellationToken);
        await DiscoveryColumns.Put(connection, round, cancellationToken);
    }

    public async Task SaveFacts(ObjectConfiguration device, FactsReading reading, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(cancellationToken);
        await connection.Statement(
            """
            insert into topology_facts (object_id, unit_id, province, prison, at, failure, facts) values ($1, $2, $3, $4, $5, $6, $7::jsonb)
            on conflict (object_id) do update set
              unit_id = excluded.unit_id, province = excluded.province, prison = excluded.prison, failure = excluded.failure,
              at = case when excluded.facts is null then topology_facts.at else excluded.at end, facts = coalesce(excluded.facts, topology_facts.facts)
            """,
            SqlStatements.Value(device.Id), SqlStatements.Value(device.Place.Unit), SqlStatements.Value(device.Place.Province),
            SqlStatements.Value(device.Place.Prison), SqlStatements.Value(at), SqlStatements.Value(reading.Failure), TopologyColumns.Json(reading.Facts))
            .Run(cancellationToken);
    }

    public async Task<DiscoveryGround> LoadGround(int unitId, DateTimeOffset since, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(cancellationToken);
        ImmutableArray<TopologyObject> objects = await connection.Statement(
            $"""
            {Around}
            select {TopologyColumns.Subject}
            from object o join object_state s on s.object_id = o.id
            where o.unit_id in (select id from around) and o.retired_at is null
            order by o.unit_id = $1 desc, o.id limit {DiscoveryGround.ObjectsMax}
            """,
            SqlStatements.Value(unitId)).ReadAll(TopologyColumns.ReadObject, cancellationToken);
        ImmutableArray<DeviceFacts> facts = await connection.Statement(
            $"""
            {Around}
            select f.facts from topology_facts f join object o on o.id = f.object_id
            where f.unit_id in (select id from around) and f.facts is not null and f.at >= $2 and o.retired_at is null
            order by f.unit_id = $1 desc, f.object_id limit {DiscoveryGround.FactsMax}
            """,
            SqlStatements.Value(unitId), SqlStatements.Value(since))
            .ReadAll(reader => JsonSerializer.Deserialize<DeviceFacts>(reader.GetString(0), OutboxJson.Options)!, cancellationToken);
        ImmutableArray<AcceptedLink> accepted = await connection.Statement(
            """
            select r.id, r.from_id, r.from_port, r.to_id, r.to_port, s.seen_at
            from relation r
            join object f on f.id = r.from_id
            join object t on t.id = r.to_id
            left join relation_seen s on s.relation_id = r.id
            where (f.unit_id = $1 or t.unit_id = $1) and r.type = $2 and r.valid_to is null and f.retired_at is null and t.retired_at is null
            order by r.id
            """,
            SqlStatements.Value(unitId), SqlStatements.Value((short)RelationType.ConnectedTo)).ReadAll(
                reader => new AcceptedLink(
                    reader.GetGuid(0), new(reader.GetGuid(1), reader.GetText(2)), new(reader.GetGuid(3), reader.GetText(4)), reader.GetOptional<DateTimeOffset>(5)),
                cancellationToken);
        return new(objects, facts, accepted);
    }

    public async Task Reconcile(DiscoveryFindings findings, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(cancellationToken);
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellationToken);
        DateTimeOffset now = findings.Round.FinishedAt ?? findings.Round.StartedAt;
        await connection.Statement(
            """
            insert into relation_seen (relation_id, seen_at) select id, $2 from unnest($1) s (id)
            on conflict (relation_id) do update set seen_at = excluded.seen_at
            """,
            SqlStatements.Value(findings.Seen.ToArray()), SqlStatements.Value(now)).Run(cancellationToken);
        foreach (LinkProposal proposal in findings.Proposals) await DiscoveryColumns.Put(connection, proposal, findings.Round.Place.Unit, now, cancellationToken);
        await connection.Statement(
            "update topology_proposal set state = $3, decided_at = $4 where found_by_unit = $1 and state = $5 and proposal_key <> all ($2)",
            SqlStatements.Value(findings.Round.Place.Unit), SqlStatements.Value(findings.Proposals.Select(proposal => proposal.Key).ToArray()),
            SqlStatements.Value((short)ProposalState.Withdrawn), SqlStatements.Value(now), SqlStatements.Value((short)ProposalState.Open)).Run(cancellationToken);
        await connection.Statement(
            "delete from topology_port where object_id = any ($1)", SqlStatements.Value(findings.Answered.ToArray())).Run(cancellationToken);
        await connection.Statement(
            """
            insert into topology_port (object_id, port, unit_id, province, prison, aggregate, vlans, native_vlan)
            select p.object_id, p.port, o.unit_id, o.province, o.prison, p.aggregate, p.vlans, p.native_vlan
            from unnest($1, $2, $3, $4, $5) p (object_id, port, aggregate, vlans, native_vlan) join object o on o.id = p.object_id
            on conflict (object_id, port) do update set aggregate = excluded.aggregate, vlans = excluded.vlans, native_vlan = excluded.native_vlan
            """,
            SqlStatements.Column(findings.Ports, port => port.ObjectId), SqlStatements.Column(findings.Ports, port => port.Port),
            SqlStatements.Column(findings.Ports, port => port.Aggregate), SqlStatements.Column(findings.Ports, port => port.Vlans),
            SqlStatements.Column(findings.Ports, port => port.NativeVlan)).Run(cancellationToken);
        await DiscoveryColumns.Put(connection, findings.Round, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
