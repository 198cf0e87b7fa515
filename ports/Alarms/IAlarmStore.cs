using System.Collections.Immutable;

namespace PrisonOps.Ports.Alarms;

/// <summary>The rows of one board. Unscoped: used by the grid only.</summary>
public interface IAlarmStore
{
    /// <summary>
    /// The open alarms of a unit, those cleared after <paramref name="clearedAfter"/> (for the reopen window), and those that returned after
    /// <paramref name="returnedAfter"/> before anybody acknowledged them; newest state.
    /// </summary>
    Task<ImmutableArray<AlarmRow>> Load(int unitId, DateTimeOffset clearedAfter, DateTimeOffset returnedAfter, CancellationToken cancellationToken);

    /// <summary>
    /// Commits all changes, their timeline events and outbox events in one transaction. An opening whose natural key is already open
    /// elsewhere (a second activation of the board) changes nothing, and the answer is <see cref="AlarmCommit.Conflict"/>: the board must
    /// load again. Nothing is committed in that case.
    /// </summary>
    Task<AlarmCommit> Commit(int unitId, ImmutableArray<AlarmChange> changes, CancellationToken cancellationToken);
}
