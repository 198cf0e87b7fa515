using System.Collections.Immutable;
using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Walls;

public interface IWallStore
{
    /// <summary>Null when the unit is not in scope.</summary>
    Task<WallPlan?> Find(UnitScope scope, int unitId, CancellationToken cancellationToken);

    /// <summary>Replaces all scenes of the unit, on top of the revision that they were made from.</summary>
    Task<ChangeOutcome<WallPlan>> Save(
        Actor actor, UnitScope scope, int unitId, ImmutableArray<WallScene> scenes, long revision, CancellationToken cancellationToken);
}
