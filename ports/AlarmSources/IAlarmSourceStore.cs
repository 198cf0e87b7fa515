using System.Collections.Immutable;
using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.AlarmSources;

/// <summary>Sources as people set them. Changes are audited with before and after; of a token only its hash is kept.</summary>
public interface IAlarmSourceStore
{
    Task<ImmutableArray<AlarmSource>> List(UnitScope scope, CancellationToken cancellationToken);

    /// <param name="tokenHash">Null keeps the one that is there; a new source needs one.</param>
    Task<ChangeOutcome<AlarmSource>> Put(
        Actor actor, UnitScope scope, Guid? id, AlarmSourceDraft draft, byte[]? tokenHash, long revision, CancellationToken cancellationToken);

    Task<ChangeOutcome<AlarmSource>> Delete(Actor actor, UnitScope scope, Guid id, long revision, CancellationToken cancellationToken);

    /// <summary>Unscoped, for the intake: the source of that id if the token is its own and it is switched on.</summary>
    Task<AlarmSource?> FindByToken(Guid id, byte[] tokenHash, CancellationToken cancellationToken);

    /// <summary>Unscoped, for the intake: the objects of the place and below that have one of these codes, names or addresses.</summary>
    Task<ImmutableArray<NamedObject>> FindObjects(UnitPlace place, ImmutableArray<string> names, CancellationToken cancellationToken);
}
