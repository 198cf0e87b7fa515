using System.Collections.Immutable;

namespace PrisonOps.Ports.Units;

/// <summary>The tree of units. Exactly one ministry; a province hangs under it, a prison under a province (clauses 4.2.2-a.1, 9.2.2.1-0).</summary>
public interface IUnitStore
{
    /// <summary>The whole tree, parents before children; for the grid, which is not scoped.</summary>
    Task<ImmutableArray<UnitRow>> LoadAll(CancellationToken cancellationToken);

    /// <summary>Units inside the scope and their ancestors (names only reach as far up as the tree needs), parents first.</summary>
    Task<ImmutableArray<UnitRow>> ListInScope(UnitScope scope, CancellationToken cancellationToken);

    /// <summary>Refused with a sentence when the tier does not fit the parent, a second ministry is meant, or the code is taken.</summary>
    Task<ChangeOutcome<UnitRow>> Create(Actor actor, UnitScope scope, int? parentId, UnitTier tier, string code, string nameZh, string nameEn, CancellationToken cancellationToken);

    Task<ChangeOutcome<UnitRow>> Rename(Actor actor, UnitScope scope, int unitId, string nameZh, string nameEn, long revision, CancellationToken cancellationToken);
}
