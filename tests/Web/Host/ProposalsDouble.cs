using System.Collections.Concurrent;
using System.Collections.Immutable;
using PrisonOps.Ports;
using PrisonOps.Ports.Topology;
using PrisonOps.Ports.Topology.Discovery;
using PrisonOps.Ports.Units;

namespace PrisonOps.Tests.Web.Host;

/// <summary>Differences as a test finds them.</summary>
internal sealed class ProposalsDouble : IProposalStore
{
    public ConcurrentDictionary<Guid, ProposalRow> Rows { get; } = new();

    public Task<ImmutableArray<ProposalRow>> List(UnitScope scope, int? unitId, ImmutableArray<ProposalState> states, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<ProposalRow>>(
            [.. Rows.Values.Where(row => scope.Covers(row.Place) && states.Contains(row.State) && (unitId ?? row.Place.Unit) == row.Place.Unit)]);

    public Task<ChangeOutcome<ProposalRow>> Decide(Actor actor, UnitScope scope, Guid proposalId, bool accept, string? reason, CancellationToken cancellationToken) =>
        Task.FromResult(Rows.TryGetValue(proposalId, out ProposalRow? row) && scope.Covers(row.Place)
            ? ChangeOutcome.Done(Rows[proposalId] = row with { State = accept ? ProposalState.Accepted : ProposalState.Refused, DecidedBy = actor.Name, Reason = reason })
            : ChangeOutcome.NotFound<ProposalRow>());

    public Task<DiscoveryReport?> Report(UnitScope scope, int unitId, CancellationToken cancellationToken) => Task.FromResult(
        Estate.Units.FirstOrDefault(unit => unit.Id == unitId) is { } unit && scope.Covers(unit.Place)
            ? new DiscoveryReport(
                new(unit.Place, DateTimeOffset.UnixEpoch, null, 5, 2, 0, []), Rows.Count, [new(Guid.Empty, "switch-09", "switch-09", "Timeout: no answer")],
                ImmutableDictionary<Guid, string>.Empty)
            : null);
}
