using System.Collections.Immutable;
using PrisonOps.Ports;
using PrisonOps.Ports.Units;
using PrisonOps.Ports.Walls;

namespace PrisonOps.Tests.Web.Host;

/// <summary>Walls in memory.</summary>
internal sealed class WallsDouble : IWallStore
{
    private readonly Dictionary<int, WallPlan> plans = [];

    public Task<WallPlan?> Find(UnitScope scope, int unitId, CancellationToken cancellationToken) =>
        Task.FromResult(Sees(scope, unitId) ? plans.GetValueOrDefault(unitId) ?? WallPlan.Of(unitId) : null);

    public Task<ChangeOutcome<WallPlan>> Save(
        Actor actor, UnitScope scope, int unitId, ImmutableArray<WallScene> scenes, long revision, CancellationToken cancellationToken)
    {
        if (!Sees(scope, unitId)) return Task.FromResult(ChangeOutcome.NotFound<WallPlan>());

        WallPlan before = plans.GetValueOrDefault(unitId) ?? WallPlan.Of(unitId);
        if (before.Revision != revision) return Task.FromResult(ChangeOutcome.Conflict<WallPlan>($"The wall has revision {before.Revision}."));

        plans[unitId] = new(unitId, revision + 1, scenes, actor.Name, DateTimeOffset.UnixEpoch);
        return Task.FromResult(ChangeOutcome.Done(plans[unitId]));
    }

    private static bool Sees(UnitScope scope, int unitId) => Estate.Units.Any(unit => unit.Id == unitId && scope.Covers(unit.Place));
}
