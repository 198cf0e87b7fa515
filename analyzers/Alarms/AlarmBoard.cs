using System.Collections.Immutable;
using PrisonOps.Analyzers.Alarms.Rules;
using PrisonOps.Ports;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Units;

namespace PrisonOps.Analyzers.Alarms;

/// <summary>
/// The state machine of one board over its rows: a report or a command becomes changes, which are in force here at once. Whoever cannot commit
/// them throws the board away and builds it again from the rows, so nothing here is ever truer than the database for long.
/// </summary>
public sealed partial class AlarmBoard
{
    /// <summary>For this long an alarm that returned before anybody looked waits for being acknowledged; afterwards it is history as it is.</summary>
    public static readonly TimeSpan ReturnedFor = TimeSpan.FromDays(1);

    private readonly Dictionary<FindingKey, AlarmRow> open = [];
    private readonly Dictionary<FindingKey, AlarmRow> cleared = [];
    private readonly Dictionary<Guid, AlarmRow> returned = [];
    private readonly Dictionary<Guid, FindingKey> keys = [];
    private readonly Dictionary<Guid, List<FindingKey>> openByObject = [];
    private readonly Dictionary<(Guid ObjectId, FindingSource Source), long> seen = [];
    private readonly TimeSpan reopenWithin;
    private readonly AlarmNoiseLimits limits;

    private AlarmBoard(TimeSpan reopenWithin, AlarmNoiseLimits limits) => (this.reopenWithin, this.limits) = (reopenWithin, limits);

    public AlarmTally Tally { get; } = new();

    public int OpenCount => open.Count;

    /// <summary>Where the alarms of this board stand; null while it has none.</summary>
    public UnitPlace? Place => open.Count == 0 ? null : open.Values.First().Place;

    public IEnumerable<Guid> OpenObjects => openByObject.Keys;

    /// <param name="rows">The open rows of the unit, those cleared within <paramref name="reopenWithin"/>, and those returned within <see cref="ReturnedFor"/>.</param>
    /// <param name="before">The board that this one replaces: what it has heard, it has heard.</param>
    public static AlarmBoard Of(IEnumerable<AlarmRow> rows, TimeSpan reopenWithin, AlarmBoard? before = null, AlarmNoiseLimits? limits = null)
    {
        var board = new AlarmBoard(reopenWithin, limits ?? before?.limits ?? AlarmNoiseLimits.None) { Policy = before?.Policy ?? AlarmPolicy.None };
        if (before is not null) board.Know(before.upstream);
        foreach (((Guid objectId, FindingSource source), long revision) in before?.seen ?? []) board.Saw(objectId, source, revision);
        foreach (AlarmRow row in rows.OrderBy(row => row.ClearedAt ?? DateTimeOffset.MaxValue))
        {
            board.Put(row);
            board.Saw(row.ObjectId, FindingSources.Of(row.Type), row.ObjectRevision);
        }

        return board;
    }

    /// <summary>The highest revision of an object's source that this board knows of; 0 when it never heard of it.</summary>
    public long SeenRevision(Guid objectId, FindingSource source) => seen.GetValueOrDefault((objectId, source));

    /// <summary>How many changes a report can make at most.</summary>
    public int ChangesMax(ObjectFindings report) =>
        report.Judged && report.Revision >= SeenRevision(report.ObjectId, report.Source)
            ? report.Findings.Length + (openByObject.TryGetValue(report.ObjectId, out List<FindingKey>? held) ? held.Count : 0)
            : 0;

    /// <summary>Opens what is new, refreshes what matters, clears what is absent. A lower revision than the one seen says nothing.</summary>
    public void Reconcile(ObjectFindings report, DateTimeOffset now, ImmutableArray<AlarmChange>.Builder changes)
    {
        if (report.Revision < SeenRevision(report.ObjectId, report.Source)) return;

        Saw(report.ObjectId, report.Source, report.Revision);
        if (!report.Judged) return;

        foreach (Finding finding in report.Findings) Raise(report, finding, now, changes);
        ClearAbsent(report, now, changes);
    }

    /// <summary>Forgets cleared alarms that can no longer be reopened.</summary>
    public void Forget(DateTimeOffset now)
    {
        foreach (AlarmRow row in cleared.Values.Where(row => !CanReopen(row, now)).ToList())
        {
            cleared.Remove(KeyOf(row));
            keys.Remove(row.Id);
        }

        foreach (AlarmRow row in returned.Values.Where(row => row.ClearedAt <= now - ReturnedFor).ToList()) returned.Remove(row.Id);
    }

    private void Raise(ObjectFindings report, Finding finding, DateTimeOffset now, ImmutableArray<AlarmChange>.Builder changes)
    {
        var key = new FindingKey(report.ObjectId, finding.Type, finding.Instance);
        if (open.TryGetValue(key, out AlarmRow? row)) Refresh(row, report.Revision, finding, now, changes);
        else if (cleared.TryGetValue(key, out AlarmRow? before) && CanReopen(before, now)) Reopen(before, report.Revision, finding, now, changes);
        else Open(report, finding, now, changes);
    }

    private void Open(ObjectFindings report, Finding finding, DateTimeOffset now, ImmutableArray<AlarmChange>.Builder changes) => Begin(
        new AlarmRow
        {
            Id = Guid.CreateVersion7(now),
            ObjectId = report.ObjectId,
            Place = report.Place,
            Type = finding.Type,
            Instance = finding.Instance,
            Severity = finding.Severity,
            OriginalSeverity = finding.Severity,
            FirstAt = finding.Since,
            OpenedAt = now,
            LastAt = finding.Since,
            Count = 1,
            Evidence = finding.Evidence,
            ObjectRevision = report.Revision,
            Revision = 0,
        },
        AlarmEventKind.Opened, now, changes);

    /// <summary>The condition is the old one come back, so its first time stays; it needs somebody's eye again, so the acknowledgement does not.</summary>
    private void Reopen(AlarmRow before, long revision, Finding finding, DateTimeOffset now, ImmutableArray<AlarmChange>.Builder changes) => Begin(
        before with
        {
            Severity = finding.Severity,
            Life = Returned(before, now) with { Redefinition = null, Upstream = before.Life.Upstream?.LiftAt > now ? before.Life.Upstream : null },
            LastAt = Later(before.LastAt, finding.Since),
            Count = before.Count + 1,
            Evidence = finding.Evidence,
            AcknowledgedBy = null,
            AcknowledgedAt = null,
            ClearedAt = null,
            ClearedBy = null,
            ClearReason = null,
            ObjectRevision = revision,
        },
        AlarmEventKind.Reopened, now, changes);

    /// <summary>
    /// A repeat that says nothing new is not written: the same level comes every ten minutes. New are another severity, another list of faults,
    /// a later beginning (the condition went and came back between two reports) and a picture that was still being stored.
    /// </summary>
    private void Refresh(AlarmRow row, long revision, Finding finding, DateTimeOffset now, ImmutableArray<AlarmChange>.Builder changes)
    {
        bool cameBack = finding.Since > row.LastAt || row.Life.ClearDueAt is not null || row.Life.Flaps is { IsGone: true };
        AlarmRow next = row with
        {
            Life = cameBack ? CameBack(row, now) : row.Life,
            LastAt = Later(row.LastAt, finding.Since),
            Count = cameBack ? row.Count + 1 : row.Count,
            Evidence = finding.Evidence,
            ObjectRevision = revision,
        };

        if (finding.Severity != row.SourceSeverity)
        {
            ChangeSeverity(row, next, finding, now, changes);
        }
        else if (FaultChanges.Between(row.Evidence.Faults, finding.Evidence.Faults) is { } whatChanged)
        {
            Change(next, AlarmEventKind.FaultsChanged, now, Actor.Grid, whatChanged, changes);
        }
        else if (cameBack || (finding.Evidence.PictureKey is { } picture && picture != row.Evidence.PictureKey))
        {
            Change(next, AlarmEventKind.Repeated, now, Actor.Grid, null, changes);
        }
    }

    private void ChangeSeverity(AlarmRow row, AlarmRow next, Finding finding, DateTimeOffset now, ImmutableArray<AlarmChange>.Builder changes)
    {
        next = next with { Severity = finding.Severity, Life = next.Life with { Redefinition = null } };
        AlarmRuling ruling = Policy.Decide(next, now);

        // Lower number, more urgent: what was acknowledged was a lesser alarm.
        bool worsened = ruling.Severity < row.Severity;
        next = next with
        {
            Severity = ruling.Severity,
            Life = next.Life with { Redefinition = ruling.Redefinition },
            AcknowledgedBy = worsened ? null : row.AcknowledgedBy,
            AcknowledgedAt = worsened ? null : row.AcknowledgedAt,
        };
        Change(next, AlarmEventKind.SeverityChanged, now, Actor.Grid, FaultChanges.Between(row.Evidence.Faults, finding.Evidence.Faults), changes);
    }

    private void ClearAbsent(ObjectFindings report, DateTimeOffset now, ImmutableArray<AlarmChange>.Builder changes)
    {
        if (!openByObject.TryGetValue(report.ObjectId, out List<FindingKey>? held)) return;

        foreach (FindingKey key in held.ToArray())
        {
            if (FindingSources.Of(key.Type) != report.Source || report.Findings.Any(finding => finding.Type == key.Type && finding.Instance == key.Instance)) continue;
            ClearOrWait(open[key], report.Revision, now, changes);
        }
    }

    /// <summary>A rule may have it that an alarm clears only when its condition has been gone for a while.</summary>
    private void ClearOrWait(AlarmRow row, long revision, DateTimeOffset now, ImmutableArray<AlarmChange>.Builder changes)
    {
        if (row.Life.ClearDueAt > now || row.Life.Flaps is { IsGone: true }) return;
        if (row.Life.IsFlapping)
        {
            Change(row with { Life = Went(row, now), ObjectRevision = revision }, AlarmEventKind.ClearPending, now, Actor.Grid, null, changes);
            return;
        }

        TimeSpan wait = row.Life.ClearDueAt is null ? Policy.Decide(row, now).ClearAfter : TimeSpan.Zero;
        if (wait == TimeSpan.Zero) ClearByGrid(row, revision, now, changes);
        else Change(row with { Life = row.Life with { ClearDueAt = now + wait }, ObjectRevision = revision }, AlarmEventKind.ClearPending, now, Actor.Grid, null, changes);
    }

    private void ClearByGrid(AlarmRow row, long revision, DateTimeOffset now, ImmutableArray<AlarmChange>.Builder changes) => Change(
        row with { ClearedAt = now, ClearedBy = Actor.Grid.Name, ClearReason = null, ObjectRevision = revision },
        AlarmEventKind.Cleared, now, Actor.Grid, null, changes);

    private AlarmRow Change(
        AlarmRow row, AlarmEventKind kind, DateTimeOffset at, Actor actor, string? note, ImmutableArray<AlarmChange>.Builder changes,
        ImmutableArray<AlarmOrder> orders = default)
    {
        AlarmRow next = row with { Revision = row.Revision + 1, State = AlarmStates.Of(row), Life = row.Life == AlarmLife.None ? AlarmLife.None : row.Life };
        Put(next);
        changes.Add(new(next, kind, at, actor, note) { Orders = orders.IsDefault ? [] : orders });
        return next;
    }

    private void Put(AlarmRow row)
    {
        FindingKey key = KeyOf(row);
        AlarmRow? held = open.GetValueOrDefault(key);

        if (row.ClearedAt is null)
        {
            keys[row.Id] = key;
            returned.Remove(row.Id);
            NoteDue(row);
            NoteUnreachable(row, isOpen: true);
            if (held is null) HeldBy(row.ObjectId).Add(key);
            else Tally.Count(held, -1);
            open[key] = row;
            Tally.Count(row, +1);
            if (cleared.TryGetValue(key, out AlarmRow? reopened) && reopened.Id == row.Id) cleared.Remove(key);
            return;
        }

        if (row.State == AlarmState.ReturnedUnacknowledged) returned[row.Id] = row;
        else returned.Remove(row.Id);

        if (held?.Id == row.Id)
        {
            Tally.Count(held, -1);
            Drop(key);
            NoteUnreachable(held, isOpen: false);
        }

        if (cleared.TryGetValue(key, out AlarmRow? older) && older.Id != row.Id)
        {
            // One that returned long ago may be acknowledged after its successor was cleared; it does not take its place.
            if (older.ClearedAt > row.ClearedAt) return;
            keys.Remove(older.Id);
        }

        keys[row.Id] = key;
        cleared[key] = row;
    }

    private void Drop(FindingKey key)
    {
        open.Remove(key);
        List<FindingKey> held = openByObject[key.ObjectId];
        held.Remove(key);
        if (held.Count == 0) openByObject.Remove(key.ObjectId);
    }

    private List<FindingKey> HeldBy(Guid objectId)
    {
        if (!openByObject.TryGetValue(objectId, out List<FindingKey>? held)) openByObject[objectId] = held = [];
        return held;
    }

    private AlarmRow? Find(Guid alarmId) =>
        !keys.TryGetValue(alarmId, out FindingKey key) ? returned.GetValueOrDefault(alarmId)
        : open.TryGetValue(key, out AlarmRow? row) && row.Id == alarmId ? row
        : cleared.TryGetValue(key, out AlarmRow? before) && before.Id == alarmId ? before
        : returned.GetValueOrDefault(alarmId);

    private bool CanReopen(AlarmRow row, DateTimeOffset now) => row.ClearedAt > now - reopenWithin;

    private void Saw(Guid objectId, FindingSource source, long revision) =>
        seen[(objectId, source)] = Math.Max(revision, seen.GetValueOrDefault((objectId, source)));

    private static FindingKey KeyOf(AlarmRow row) => new(row.ObjectId, row.Type, row.Instance);

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
