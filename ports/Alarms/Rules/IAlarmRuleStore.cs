using System.Collections.Immutable;
using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Alarms.Rules;

/// <summary>Rules and windows as rows with optimistic concurrency; every change is audited with before and after. What a draft may say is asked before.</summary>
public interface IAlarmRuleStore
{
    /// <summary>Those of the scope's units and of the units above them, which are in force there too; windows that have not ended.</summary>
    Task<AlarmRuleRows> List(UnitScope scope, CancellationToken cancellationToken);

    /// <summary>Makes the unit's layer of a rule (revision 0) or replaces it.</summary>
    Task<ChangeOutcome<AlarmRuleLayer>> Put(Actor actor, UnitScope scope, AlarmRuleDraft draft, long revision, CancellationToken cancellationToken);

    /// <summary>A rule of a unit's own goes for the units below too: their layers of it say nothing any more.</summary>
    Task<ChangeOutcome<AlarmRuleLayer>> Delete(Actor actor, UnitScope scope, Guid layerId, long revision, CancellationToken cancellationToken);

    /// <summary>Windows that have not ended, or ended after that time, with those of objects under maintenance; the next to end comes first.</summary>
    Task<ImmutableArray<AlarmWindowItem>> ListWindows(UnitScope scope, DateTimeOffset endedAfter, CancellationToken cancellationToken);

    Task<ChangeOutcome<AlarmWindow>> OpenWindow(Actor actor, UnitScope scope, AlarmWindowDraft draft, CancellationToken cancellationToken);

    /// <summary>Ends a window now, or takes it back before it has begun.</summary>
    Task<ChangeOutcome<AlarmWindow>> EndWindow(Actor actor, UnitScope scope, Guid windowId, long revision, CancellationToken cancellationToken);

    /// <summary>Alarms of a unit and those below that opened since <paramref name="from"/>, newest first, with what rules may know of their objects.</summary>
    Task<ImmutableArray<OpenedAlarm>> ListOpened(UnitScope scope, int unitId, DateTimeOffset from, int limit, CancellationToken cancellationToken);
}
