using System.Collections.Immutable;
using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Topology.Discovery;

/// <summary>What discovery found, as people read and decide it, always inside a scope; every decision is audited.</summary>
public interface IProposalStore
{
    /// <summary>Surest first, at most 1,000. Both ends are in scope.</summary>
    Task<ImmutableArray<ProposalRow>> List(UnitScope scope, int? unitId, ImmutableArray<ProposalState> states, CancellationToken cancellationToken);

    /// <summary>An accepted difference becomes a connected-to relation, or ends one; a refused one needs a reason.</summary>
    Task<ChangeOutcome<ProposalRow>> Decide(
        Actor actor, UnitScope scope, Guid proposalId, bool accept, string? reason, CancellationToken cancellationToken);

    /// <summary>Null when the unit is not in scope.</summary>
    Task<DiscoveryReport?> Report(UnitScope scope, int unitId, CancellationToken cancellationToken);
}
