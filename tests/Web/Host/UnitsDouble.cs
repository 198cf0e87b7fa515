using System.Collections.Immutable;
using PrisonOps.Ports;
using PrisonOps.Ports.Units;

namespace PrisonOps.Tests.Web.Host;

internal sealed class UnitsDouble : IUnitStore
{
    public Task<ImmutableArray<UnitRow>> LoadAll(CancellationToken cancellationToken) => Task.FromResult(Estate.Units);

    public Task<ImmutableArray<UnitRow>> ListInScope(UnitScope scope, CancellationToken cancellationToken)
    {
        HashSet<int?> named = [];
        foreach (UnitRow unit in Estate.Units.Where(unit => scope.Covers(unit.Place)))
        {
            for (UnitRow? at = unit; at is not null; at = Estate.Units.FirstOrDefault(other => other.Id == at.ParentId)) named.Add(at.Id);
        }

        return Task.FromResult<ImmutableArray<UnitRow>>([.. Estate.Units.Where(unit => named.Contains(unit.Id))]);
    }

    public Task<ChangeOutcome<UnitRow>> Create(
        Actor actor, UnitScope scope, int? parentId, UnitTier tier, string code, string nameZh, string nameEn, CancellationToken cancellationToken) =>
        Task.FromResult(ChangeOutcome.Refused<UnitRow>("tier", Refusal.Of("unit-prison-under-province", "A prison hangs under a province, not under '{parent}'.", ("parent", parentId))));

    public Task<ChangeOutcome<UnitRow>> Rename(
        Actor actor, UnitScope scope, int unitId, string nameZh, string nameEn, long revision, CancellationToken cancellationToken) =>
        Task.FromResult(
            Estate.Units.FirstOrDefault(unit => unit.Id == unitId && scope.Covers(unit.Place)) is not { } found ? ChangeOutcome.NotFound<UnitRow>()
            : found.Revision != revision ? ChangeOutcome.Conflict<UnitRow>($"Unit {unitId} has revision {found.Revision}, not {revision}.")
            : ChangeOutcome.Done(found with { NameZh = nameZh, NameEn = nameEn, Revision = revision + 1 }));
}
