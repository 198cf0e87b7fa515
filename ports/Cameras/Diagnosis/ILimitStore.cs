using System.Collections.Immutable;
using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Cameras.Diagnosis;

/// <summary>
/// Overrides of limits as rows with optimistic concurrency; every change is audited with before and after. Whether a limit exists and a value is
/// allowed is asked before, of whoever knows the limits.
/// </summary>
public interface ILimitStore
{
    /// <summary>Those of units in scope and of the units above; with a camera only what concerns it.</summary>
    Task<ImmutableArray<LimitOverride>> List(UnitScope scope, int? unitId, Guid? cameraId, CancellationToken cancellationToken);

    /// <summary>Creates the override of that target, profile and limit (revision 0) or replaces it.</summary>
    Task<ChangeOutcome<LimitOverride>> Put(Actor actor, UnitScope scope, LimitDraft draft, long revision, CancellationToken cancellationToken);

    Task<ChangeOutcome<LimitOverride>> Delete(Actor actor, UnitScope scope, Guid overrideId, long revision, CancellationToken cancellationToken);

    /// <summary>The last look, not older than <paramref name="from"/>, at each camera in scope that the draft may concern; at most 5,000.</summary>
    Task<ImmutableArray<StoredLook>> ListLooks(UnitScope scope, LimitDraft draft, DateTimeOffset from, CancellationToken cancellationToken);
}
