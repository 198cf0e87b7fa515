using System.Collections.Immutable;
using PrisonOps.Ports.Alarms;

namespace PrisonOps.Tests.Grains.Estate;

/// <summary>
/// The rows of all boards in memory, with the two walls of the real store: one open alarm per (object, type, instance), and a change stands on
/// the revision that it was decided on.
/// </summary>
internal sealed class MemoryAlarmStore(Pulse pulse) : IAlarmStore
{
    private readonly Lock gate = new();
    private readonly Dictionary<Guid, AlarmRow> rows = [];
    private readonly Dictionary<(Guid, string, string), Guid> open = [];
    private readonly List<AlarmChange> history = [];

    /// <summary>Asked before each commit; what it throws is what the board meets.</summary>
    public Func<ImmutableArray<AlarmChange>, Task>? BeforeCommit { get; set; }

    /// <summary>Asked after each commit: throws as a connection does that is lost before the answer.</summary>
    public Action? AfterCommit { get; set; }

    public bool IsAway { get; set; }

    public int Commits { get; private set; }

    public ImmutableArray<AlarmRow> Rows
    {
        get
        {
            lock (gate) return [.. rows.Values];
        }
    }

    public ImmutableArray<AlarmRow> Open
    {
        get
        {
            lock (gate) return [.. open.Values.Select(id => rows[id])];
        }
    }

    public ImmutableArray<AlarmChange> History
    {
        get
        {
            lock (gate) return [.. history];
        }
    }

    public Task<ImmutableArray<AlarmRow>> Load(
        int unitId, DateTimeOffset clearedAfter, DateTimeOffset returnedAfter, CancellationToken cancellationToken)
    {
        if (IsAway) throw new IOException("The database is away.");

        lock (gate)
        {
            return Task.FromResult<ImmutableArray<AlarmRow>>(
                [
                    .. rows.Values.Where(row => row.Place.Unit == unitId && (row.ClearedAt is null || row.ClearedAt > clearedAfter
                        || (row.State == AlarmState.ReturnedUnacknowledged && row.ClearedAt > returnedAfter))),
                ]);
        }
    }

    public async Task<AlarmCommit> Commit(int unitId, ImmutableArray<AlarmChange> changes, CancellationToken cancellationToken)
    {
        if (changes.Length > 500) throw new ArgumentOutOfRangeException(nameof(changes), changes.Length, "At most 500 changes are committed at once.");
        if (BeforeCommit is { } before) await before(changes);
        if (IsAway) throw new IOException("The database is away.");

        lock (gate)
        {
            if (!CanWrite(changes)) return AlarmCommit.Conflict;
            foreach (AlarmChange change in changes) Write(change);
            Commits++;
        }

        pulse.Beat();
        AfterCommit?.Invoke();
        return AlarmCommit.Committed;
    }

    private bool CanWrite(ImmutableArray<AlarmChange> changes)
    {
        foreach (IGrouping<Guid, AlarmChange> ofOne in changes.GroupBy(change => change.Alarm.Id))
        {
            long known = ofOne.First().Alarm.Revision - 1;
            if ((rows.TryGetValue(ofOne.Key, out AlarmRow? stored) ? stored.Revision : 0) != known) return false;

            AlarmRow last = ofOne.Last().Alarm;
            if (last.ClearedAt is null && open.TryGetValue(KeyOf(last), out Guid other) && other != last.Id) return false;
        }

        return true;
    }

    private void Write(AlarmChange change)
    {
        AlarmRow row = change.Alarm;
        rows[row.Id] = row;
        if (row.ClearedAt is null) open[KeyOf(row)] = row.Id;
        else if (open.GetValueOrDefault(KeyOf(row)) == row.Id) open.Remove(KeyOf(row));
        history.Add(change);
    }

    private static (Guid, string, string) KeyOf(AlarmRow row) => (row.ObjectId, row.Type, row.Instance);
}
