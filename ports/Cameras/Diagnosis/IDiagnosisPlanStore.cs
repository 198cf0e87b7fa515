using System.Collections.Immutable;
using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Cameras.Diagnosis;

/// <summary>Plans as rows with optimistic concurrency; every change is audited with before and after.</summary>
public interface IDiagnosisPlanStore
{
    /// <summary>Plans of units in scope, and those of the units above them, which apply there too.</summary>
    Task<ImmutableArray<DiagnosisPlan>> List(UnitScope scope, CancellationToken cancellationToken);

    Task<ChangeOutcome<DiagnosisPlan>> Create(Actor actor, UnitScope scope, PlanDraft draft, CancellationToken cancellationToken);

    Task<ChangeOutcome<DiagnosisPlan>> Update(Actor actor, UnitScope scope, Guid planId, PlanDraft draft, long revision, CancellationToken cancellationToken);

    Task<ChangeOutcome<DiagnosisPlan>> Delete(Actor actor, UnitScope scope, Guid planId, long revision, CancellationToken cancellationToken);

    /// <summary>The enabled plans of a unit and of the units above it. Unscoped: for the grid.</summary>
    Task<ImmutableArray<DiagnosisPlan>> LoadFor(int unitId, CancellationToken cancellationToken);

    /// <summary>Gives the ministry the plan of the standard pack when the installation has none at all. Unscoped.</summary>
    Task Publish(PlanDraft draft, CancellationToken cancellationToken);
}
