using System.Collections.Immutable;
using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Notices.Rotas;

/// <summary>Rotas as people set them. Changes are audited with before and after.</summary>
public interface IRotaStore
{
    Task<ImmutableArray<Rota>> List(UnitScope scope, CancellationToken cancellationToken);

    /// <summary>Those that overlap a time.</summary>
    Task<ImmutableArray<RotaOverride>> ListOverrides(UnitScope scope, Guid rotaId, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken);

    Task<ChangeOutcome<Rota>> Put(Actor actor, UnitScope scope, Guid? id, int unitId, RotaFields fields, long revision, CancellationToken cancellationToken);

    Task<ChangeOutcome<Rota>> Delete(Actor actor, UnitScope scope, Guid id, long revision, CancellationToken cancellationToken);

    /// <summary>All of them or none: the two halves of a swap belong together.</summary>
    Task<ChangeOutcome<ImmutableArray<RotaOverride>>> Override(
        Actor actor, UnitScope scope, Guid rotaId, ImmutableArray<RotaOverrideDraft> drafts, CancellationToken cancellationToken);

    Task<ChangeOutcome<RotaOverride>> DeleteOverride(Actor actor, UnitScope scope, Guid overrideId, CancellationToken cancellationToken);
}
