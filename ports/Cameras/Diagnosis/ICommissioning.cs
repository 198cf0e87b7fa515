using System.Collections.Immutable;
using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Cameras.Diagnosis;

/// <summary>What people decide of new cameras, each decision audited with before and after.</summary>
public interface ICommissioning
{
    /// <summary>At most <see cref="CommissioningOrder.CamerasMax"/> cameras; each is decided by itself and in the order given.</summary>
    Task<ChangeOutcome<ImmutableArray<CommissioningResult>>> Decide(
        Actor actor, UnitScope scope, CommissioningOrder order, CancellationToken cancellationToken);
}
