using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using PrisonOps.Ports.Outbox;
using PrisonOps.Ports.Topology;
using PrisonOps.Ports.Topology.Discovery;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.Topology;

/// <summary>How rounds and differences are read and written.</summary>
internal static class DiscoveryColumns
{
    public const string Round = "r.unit_id, r.province, r.prison, r.started_at, r.finished_at, r.devices, r.answered, r.links, r.strangers";

    /// <summary>Expects the aliases p (topology_proposal), f and t (object).</summary>
    public const string Proposal = """
        p.id, p.unit_id, p.province, p.prison, p.kind, p.state, f.id, f.code, f.name, f.class_code, p.from_port, t.id, t.code, t.name, t.class_code, p.to_port,
        p.relation_id, p.former, p.confidence, p.evidence, p.first_seen_at, p.last_seen_at, p.decided_by, p.decided_at, p.reason
        """;

    public static DiscoveryRound ReadRound(NpgsqlDataReader reader, int first) => new(
        reader.GetPlace(first), reader.GetInstant(first + 3), reader.GetOptional<DateTimeOffset>(first + 4), reader.GetInt32(first + 5), reader.GetInt32(first + 6),
        reader.GetInt32(first + 7), JsonSerializer.Deserialize<ImmutableArray<Stranger>>(reader.GetString(first + 8), OutboxJson.Options));

    public static ProposalRow ReadProposal(NpgsqlDataReader reader) => new(
        reader.GetGuid(0), reader.GetPlace(1), (ProposalKind)reader.GetInt16(4), (ProposalState)reader.GetInt16(5), End(reader, 6), End(reader, 11),
        reader.GetOptional<Guid>(16),
        reader.GetText(17) is { } former ? JsonSerializer.Deserialize<ImmutableArray<LinkPort>>(former, OutboxJson.Options) : [],
        reader.GetDouble(18), JsonSerializer.Deserialize<ImmutableArray<LinkEvidence>>(reader.GetString(19), OutboxJson.Options), reader.GetInstant(20),
        reader.GetInstant(21), reader.GetText(22), reader.GetOptional<DateTimeOffset>(23), reader.GetText(24));

    public static Task<int> Put(NpgsqlConnection connection, DiscoveryRound round, CancellationToken cancellationToken) => connection.Statement(
        """
        insert into topology_round (unit_id, province, prison, started_at, finished_at, devices, answered, links, strangers)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb)
        on conflict (unit_id) do update set
          started_at = excluded.started_at, finished_at = excluded.finished_at, devices = excluded.devices, answered = excluded.answered,
          links = excluded.links, strangers = excluded.strangers
        """,
        SqlStatements.Value(round.Place.Unit), SqlStatements.Value(round.Place.Province), SqlStatements.Value(round.Place.Prison),
        SqlStatements.Value(round.StartedAt), SqlStatements.Value(round.FinishedAt), SqlStatements.Value(round.Devices), SqlStatements.Value(round.Answered),
        SqlStatements.Value(round.Links), SqlStatements.Value(JsonSerializer.Serialize(round.Strangers, OutboxJson.Options))).Run(cancellationToken);

    /// <summary>Refused with the same evidence stays refused; whatever else was decided before, the difference is there again and open.</summary>
    public static Task<int> Put(NpgsqlConnection connection, LinkProposal proposal, int unitId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ImmutableArray<LinkPort> former = [.. new[] { proposal.FormerFrom, proposal.FormerTo }.OfType<LinkPort>()];
        return connection.Statement(
            """
            insert into topology_proposal (
              id, proposal_key, unit_id, province, prison, found_by_unit, kind, state, from_id, from_port, to_id, to_port, relation_id, former, confidence, evidence,
              fingerprint, first_seen_at, last_seen_at)
            select $1, $2, o.unit_id, o.province, o.prison, $3, $4, 1, $5, $6, $7, $8, $9, $10::jsonb, $11, $12::jsonb, $13, $14, $14
            from object o where o.id = $5
            on conflict (proposal_key) do update set
              found_by_unit = excluded.found_by_unit, last_seen_at = excluded.last_seen_at, confidence = excluded.confidence, evidence = excluded.evidence,
              fingerprint = excluded.fingerprint, former = excluded.former,
              state = case when topology_proposal.state = 3 and topology_proposal.fingerprint = excluded.fingerprint then 3 else 1 end,
              decided_by = case when topology_proposal.state = 3 and topology_proposal.fingerprint = excluded.fingerprint then topology_proposal.decided_by end,
              decided_at = case when topology_proposal.state = 3 and topology_proposal.fingerprint = excluded.fingerprint then topology_proposal.decided_at end,
              reason = case when topology_proposal.state = 3 and topology_proposal.fingerprint = excluded.fingerprint then topology_proposal.reason end
            """,
            SqlStatements.Value(Guid.CreateVersion7(now)), SqlStatements.Value(proposal.Key), SqlStatements.Value(unitId), SqlStatements.Value((short)proposal.Kind),
            SqlStatements.Value(proposal.From.ObjectId), SqlStatements.Value(proposal.From.Port), SqlStatements.Value(proposal.To.ObjectId),
            SqlStatements.Value(proposal.To.Port), SqlStatements.Value(proposal.RelationId), TopologyColumns.Json(former.IsEmpty ? null : former.ToArray()),
            SqlStatements.Value(proposal.Confidence), SqlStatements.Value(JsonSerializer.Serialize(proposal.Evidence, OutboxJson.Options)),
            SqlStatements.Value(proposal.Fingerprint), SqlStatements.Value(now)).Run(cancellationToken);
    }

    private static ProposalEnd End(NpgsqlDataReader reader, int first) =>
        new(reader.GetGuid(first), reader.GetString(first + 1), reader.GetString(first + 2), reader.GetString(first + 3), reader.GetText(first + 4));
}
