using System.Collections.Immutable;
using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Alarms.Views;

/// <summary>The saved views of people. Everybody has his own; those of others are found when they are shared and their unit is in scope.</summary>
public interface IAlarmViewStore
{
    /// <summary>So many views can one person have.</summary>
    const int OwnMax = 50;

    /// <summary>Own ones first, each by name.</summary>
    Task<ImmutableArray<AlarmView>> List(UnitScope scope, Guid ownerId, CancellationToken cancellationToken);

    Task<ChangeOutcome<AlarmView>> Create(Actor actor, UnitScope scope, UnitPlace home, AlarmViewDraft draft, CancellationToken cancellationToken);

    /// <summary>Only its owner changes or deletes a view; for others it does not exist.</summary>
    Task<ChangeOutcome<AlarmView>> Update(
        Actor actor, UnitScope scope, Guid viewId, AlarmViewDraft draft, long revision, CancellationToken cancellationToken);

    Task<ChangeOutcome<AlarmView>> Delete(Actor actor, UnitScope scope, Guid viewId, long revision, CancellationToken cancellationToken);
}
