using System.Collections.Immutable;

namespace PrisonOps.Ports.Walls;

/// <summary>The scenes of a unit's wall in their order. Revision 0 is a unit that has composed none: its wall is the one that the product brings.</summary>
public sealed record WallPlan(int UnitId, long Revision, ImmutableArray<WallScene> Scenes, string? ChangedBy, DateTimeOffset? ChangedAt)
{
    public const int ScenesMax = 20;

    public static WallPlan Of(int unitId) => new(unitId, 0, [], null, null);
}
