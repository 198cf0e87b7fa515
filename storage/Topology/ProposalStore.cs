using System.Collections.Immutable;
using Npgsql;
using PrisonOps.Ports;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Topology;
using PrisonOps.Ports.Topology.Discovery;
using PrisonOps.Ports.Units;
using PrisonOps.Storage.Audit;
using PrisonOps.Storage.Database;
using PrisonOps.Storage.Objects;
using PrisonOps.Storage.Units;

namespace PrisonOps.Storage.Topology;

internal sealed class ProposalStore(ScopedDatabase scoped, RelationCommands relations, TimeProvider time) : IProposalStore
{
    private const int ListedMax = 1_000;
    private const string From = "topology_proposal p join object f on f.id = p.from_id join object t on t.id = p.to_id";

    public Task<ImmutableArray<ProposalRow>> List(UnitScope scope, int? unitId, ImmutableArray<ProposalState> states, CancellationToken cancellationToken) =>
        scoped.InScope(scope, async c =>
        {
            SqlFilter where = new SqlFilter().Within(scope, "p").And("f.retired_at is null").And("t.retired_at is null");
            where.And($"p.state = any ({where.Add(states.Select(state => (short)state).ToArray())})");
            if (unitId is { } unit) where.And($"(f.unit_id = {where.Add(unit)} or t.unit_id = {where.Add(unit)})");
            return await where.Command(
                c, $"select {DiscoveryColumns.Proposal} from {From} where {where.Where} order by p.confidence desc, p.last_seen_at desc, p.id limit {ListedMax}")
                .ReadAll(DiscoveryColumns.ReadProposal, cancellationToken);
        }, cancellationToken);

    public async Task<ChangeOutcome<ProposalRow>> Decide(
        Actor actor, UnitScope scope, Guid proposalId, bool accept, string? reason, CancellationToken cancellationToken)
    {
        try
        {
            return await scoped.InScope(scope, c => DecideIn(c, actor, proposalId, accept, reason, cancellationToken), cancellationToken);
        }
        catch (PostgresException twice) when (twice.ConstraintName == "relation_valid")
        {
            return ChangeOutcome.Conflict<ProposalRow>("The two objects have this link already.");
        }
    }

    public Task<DiscoveryReport?> Report(UnitScope scope, int unitId, CancellationToken cancellationToken) => scoped.InScope<DiscoveryReport?>(scope, async c =>
    {
        if (await UnitPlaces.Find(c, unitId, cancellationToken) is null) return null;

        DiscoveryRound? round = await c.Statement($"select {DiscoveryColumns.Round} from topology_round r where r.unit_id = $1", SqlStatements.Value(unitId))
            .ReadFirst(reader => DiscoveryColumns.ReadRound(reader, 0), cancellationToken);
        long open = await c.Statement(
            $"select count(*) from {From} where p.state = $2 and (f.unit_id = $1 or t.unit_id = $1) and f.retired_at is null and t.retired_at is null",
            SqlStatements.Value(unitId), SqlStatements.Value((short)ProposalState.Open)).ReadValue<long>(cancellationToken);
        ImmutableArray<SilentDevice> silent = await c.Statement(
            $"""
            select o.id, o.code, o.name, f.failure from topology_facts f join object o on o.id = f.object_id
            where f.unit_id = $1 and f.failure is not null and o.retired_at is null order by o.code, o.id limit {ListedMax}
            """,
            SqlStatements.Value(unitId)).ReadAll(
                reader => new SilentDevice(reader.GetGuid(0), reader.GetString(1), reader.GetString(2), reader.GetString(3)), cancellationToken);
        ImmutableArray<(Guid Id, string Code)> codes = await c.Statement(
            "select id, code from object where id = any ($1)", SqlStatements.Value<Guid[]>([.. (round?.Strangers ?? []).Select(stranger => stranger.SeenBy).Distinct()]))
            .ReadAll(reader => (reader.GetGuid(0), reader.GetString(1)), cancellationToken);
        return new(round, (int)open, silent, codes.ToImmutableDictionary(row => row.Id, row => row.Code));
    }, cancellationToken);

    private async Task<ChangeOutcome<ProposalRow>> DecideIn(
        NpgsqlConnection connection, Actor actor, Guid proposalId, bool accept, string? reason, CancellationToken cancellationToken)
    {
        ProposalRow? before = await Find(connection, proposalId, cancellationToken);
        if (before is null) return ChangeOutcome.NotFound<ProposalRow>();
        if (before.State is not (ProposalState.Open or ProposalState.Refused))
            return ChangeOutcome.Conflict<ProposalRow>($"Proposal {proposalId} is {before.State} already.");

        ProposalState next = accept ? ProposalState.Accepted : ProposalState.Refused;
        int changed = await connection.Statement(
            "update topology_proposal set state = $2, decided_by = $3, decided_at = $4, reason = $5 where id = $1 and state = $6", SqlStatements.Value(proposalId),
            SqlStatements.Value((short)next), SqlStatements.Value(actor.Name), SqlStatements.Value(time.GetUtcNow()), SqlStatements.Value(reason),
            SqlStatements.Value((short)before.State)).Run(cancellationToken);
        if (changed == 0) return ChangeOutcome.Conflict<ProposalRow>($"Proposal {proposalId} was decided by somebody else first.");

        if (accept)
        {
            // A relation that a person has ended meanwhile is what was wanted.
            if (before is { Kind: not ProposalKind.New, RelationId: { } former }) await relations.EndIn(connection, actor, former, cancellationToken);
            if (before.Kind is not ProposalKind.Gone)
            {
                ChangeOutcome<RelationRow> made = await relations.RelateIn(
                    connection, actor, before.From.ObjectId, RelationType.ConnectedTo, before.To.ObjectId, before.From.Port, before.To.Port, cancellationToken);
                if (made.Verdict is not ChangeVerdict.Done) throw new InvalidOperationException($"Proposal {proposalId}: its objects were seen, and no relation could be made.");
            }
        }

        ProposalRow after = (await Find(connection, proposalId, cancellationToken))!;
        await AuditLines.Write(
            connection, AuditLines.Change(
                time, actor, after.Place, accept ? "topology.accept" : "topology.refuse",
                $"{after.From.Code} {after.From.Port} {after.Kind} {after.To.Code} {after.To.Port}", before, after), cancellationToken);
        return ChangeOutcome.Done(after);
    }

    private static Task<ProposalRow?> Find(NpgsqlConnection connection, Guid id, CancellationToken cancellationToken) =>
        connection.Statement($"select {DiscoveryColumns.Proposal} from {From} where p.id = $1", SqlStatements.Value(id))
            .ReadFirst(DiscoveryColumns.ReadProposal, cancellationToken);
}
