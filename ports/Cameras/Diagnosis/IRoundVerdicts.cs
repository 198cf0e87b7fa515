using System.Collections.Immutable;
using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Cameras.Diagnosis;

/// <summary>What people say of faults that rounds found.</summary>
public interface IRoundVerdicts
{
    /// <summary>
    /// A later word on the same fault of the same round takes the place of the one before. "Accepted as normal" makes an exclusion for the camera,
    /// the fault and the profile of the round as well.
    /// </summary>
    Task<ChangeOutcome<JudgedFault>> Judge(
        Actor actor, UnitScope scope, Guid roundId, string fault, FaultVerdict verdict, string? note, CancellationToken cancellationToken);

    Task<ImmutableArray<FaultRate>> Rates(UnitScope scope, int? unitId, DateTimeOffset from, CancellationToken cancellationToken);
}
