using System.Collections.Immutable;
using PrisonOps.Ports;
using PrisonOps.Ports.Alarms;

namespace PrisonOps.Analyzers.Alarms;

/// <summary>
/// The state machine of one board over its rows: a report or a command becomes changes, which are in force here at once. Whoever cannot commit
/// them throws the board away and builds it again from the rows, so nothing here is ever truer than the database for long.
/// </summary>
public sealed class AlarmBoard
{
    private readonly Dictionary<FindingKey, AlarmRow> open = [];
    private readonly Dictionary<FindingKey, AlarmRow> cleared = [];
    private readonly Dictionary<Guid, FindingKey> keys = [];
    private readonly Dictionary<Guid, List<FindingKey>> openByObject = [];
    private readonly Dictionary<(Guid ObjectId, FindingSource Source), long> seen = [];
    private readonly TimeSpan reopenWithin;

    private AlarmBoard(TimeSpan reopenWithin) => this.reopenWithin = reopenWithin;

    public AlarmTally Tally { get; } = new();

    public int OpenCount => open.Count;

    /// <param name="rows">The open rows of the unit and those cleared within <paramref name="reopenWithin"/>.</param>
    /// <param name="before">The board that this one replaces: what it has heard, it has heard.</param>
    public static AlarmBoard Of(IEnumerable<AlarmRow> rows, TimeSpan reopenWithin, AlarmBoard? before = null)
    {
        var board = new AlarmBoard(reopenWithin);
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

    /// <summary>Null when done, else the code of the refusal. Doing twice what the same person already did is done.</summary>
    public string? Acknowledge(Guid alarmId, Actor actor, string? note, DateTimeOffset now, ImmutableArray<AlarmChange>.Builder changes)
    {
        if (Find(alarmId) is not { } row) return AlarmRefusals.NotFound;
        if (row.ClearedAt is not null) return AlarmRefusals.AlreadyCleared;
        if (row.AcknowledgedAt is not null) return row.AcknowledgedBy == actor.Name ? null : AlarmRefusals.AlreadyAcknowledged;

        Change(row with { AcknowledgedBy = actor.Name, AcknowledgedAt = now, Note = Text(note) ?? row.Note }, AlarmEventKind.Acknowledged, now, actor, Text(note), changes);
        return null;
    }

    public string? Unacknowledge(Guid alarmId, Actor actor, string? note, DateTimeOffset now, ImmutableArray<AlarmChange>.Builder changes)
    {
        if (Find(alarmId) is not { } row) return AlarmRefusals.NotFound;
        if (row.ClearedAt is not null) return AlarmRefusals.AlreadyCleared;
        if (row.AcknowledgedAt is null) return AlarmRefusals.NotAcknowledged;

        Change(row with { AcknowledgedBy = null, AcknowledgedAt = null }, AlarmEventKind.Unacknowledged, now, actor, Text(note), changes);
        return null;
    }

    /// <summary>A person clears with a reason. The next report that still holds the condition opens the alarm again.</summary>
    public string? Clear(Guid alarmId, Actor actor, string? reason, DateTimeOffset now, ImmutableArray<AlarmChange>.Builder changes)
    {
        if (Find(alarmId) is not { } row) return AlarmRefusals.NotFound;
        if (row.ClearedAt is not null) return AlarmRefusals.AlreadyCleared;
        if (Text(reason) is not { } given) return AlarmRefusals.ReasonRequired;

        Change(row with { ClearedAt = now, ClearedBy = actor.Name, ClearReason = given }, AlarmEventKind.Cleared, now, actor, given, changes);
        return null;
    }

    /// <summary>A note may also be added to an alarm that was cleared a moment ago.</summary>
    public string? AddNote(Guid alarmId, Actor actor, string? note, DateTimeOffset now, ImmutableArray<AlarmChange>.Builder changes)
    {
        if (Find(alarmId) is not { } row) return AlarmRefusals.NotFound;
        if (Text(note) is not { } given) return AlarmRefusals.ReasonRequired;

        Change(row with { Note = given }, AlarmEventKind.Noted, now, actor, given, changes);
        return null;
    }

    /// <summary>Forgets cleared alarms that can no longer be reopened.</summary>
    public void Forget(DateTimeOffset now)
    {
        foreach (AlarmRow row in cleared.Values.Where(row => !CanReopen(row, now)).ToList())
        {
            cleared.Remove(KeyOf(row));
            keys.Remove(row.Id);
        }
    }

    private void Raise(ObjectFindings report, Finding finding, DateTimeOffset now, ImmutableArray<AlarmChange>.Builder changes)
    {
        var key = new FindingKey(report.ObjectId, finding.Type, finding.Instance);
        if (open.TryGetValue(key, out AlarmRow? row)) Refresh(row, report.Revision, finding, now, changes);
        else if (cleared.TryGetValue(key, out AlarmRow? before) && CanReopen(before, now)) Reopen(before, report.Revision, finding, now, changes);
        else Open(report, finding, now, changes);
    }

    private void Open(ObjectFindings report, Finding finding, DateTimeOffset now, ImmutableArray<AlarmChange>.Builder changes) => Change(
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
        AlarmEventKind.Opened, now, Actor.Grid, null, changes);

    /// <summary>The condition is the old one come back, so its first time stays; it needs somebody's eye again, so the acknowledgement does not.</summary>
    private void Reopen(AlarmRow before, long revision, Finding finding, DateTimeOffset now, ImmutableArray<AlarmChange>.Builder changes) => Change(
        before with
        {
            Severity = finding.Severity,
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
        AlarmEventKind.Reopened, now, Actor.Grid, null, changes);

    /// <summary>
    /// A repeat that says nothing new is not written: the same level comes every ten minutes. New are another severity, another list of faults,
    /// a later beginning (the condition went and came back between two reports) and a picture that was still being stored.
    /// </summary>
    private void Refresh(AlarmRow row, long revision, Finding finding, DateTimeOffset now, ImmutableArray<AlarmChange>.Builder changes)
    {
        bool cameBack = finding.Since > row.LastAt;
        AlarmRow next = row with
        {
            LastAt = Later(row.LastAt, finding.Since),
            Count = cameBack ? row.Count + 1 : row.Count,
            Evidence = finding.Evidence,
            ObjectRevision = revision,
        };

        if (finding.Severity != row.Severity)
        {
            // Lower number, more urgent: what was acknowledged was a lesser alarm.
            bool worsened = finding.Severity < row.Severity;
            next = next with
            {
                Severity = finding.Severity,
                AcknowledgedBy = worsened ? null : row.AcknowledgedBy,
                AcknowledgedAt = worsened ? null : row.AcknowledgedAt,
            };
            Change(
                next, AlarmEventKind.SeverityChanged, now, Actor.Grid, FaultChanges.Between(row.Evidence.Faults, finding.Evidence.Faults), changes);
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

    private void ClearAbsent(ObjectFindings report, DateTimeOffset now, ImmutableArray<AlarmChange>.Builder changes)
    {
        if (!openByObject.TryGetValue(report.ObjectId, out List<FindingKey>? held)) return;

        foreach (FindingKey key in held.ToArray())
        {
            if (FindingSources.Of(key.Type) != report.Source || report.Findings.Any(finding => finding.Type == key.Type && finding.Instance == key.Instance)) continue;
            Change(
                open[key] with { ClearedAt = now, ClearedBy = Actor.Grid.Name, ClearReason = null, ObjectRevision = report.Revision },
                AlarmEventKind.Cleared, now, Actor.Grid, null, changes);
        }
    }

    private void Change(AlarmRow row, AlarmEventKind kind, DateTimeOffset at, Actor actor, string? note, ImmutableArray<AlarmChange>.Builder changes)
    {
        AlarmRow next = row with { Revision = row.Revision + 1 };
        Put(next);
        changes.Add(new(next, kind, at, actor, note));
    }

    private void Put(AlarmRow row)
    {
        FindingKey key = KeyOf(row);
        AlarmRow? held = open.GetValueOrDefault(key);
        keys[row.Id] = key;

        if (row.ClearedAt is null)
        {
            if (held is null) HeldBy(row.ObjectId).Add(key);
            else Tally.Count(held, -1);
            open[key] = row;
            Tally.Count(row, +1);
            if (cleared.TryGetValue(key, out AlarmRow? reopened) && reopened.Id == row.Id) cleared.Remove(key);
            return;
        }

        if (held?.Id == row.Id)
        {
            Tally.Count(held, -1);
            Drop(key);
        }

        if (cleared.TryGetValue(key, out AlarmRow? older) && older.Id != row.Id) keys.Remove(older.Id);
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
        !keys.TryGetValue(alarmId, out FindingKey key) ? null
        : open.TryGetValue(key, out AlarmRow? row) && row.Id == alarmId ? row
        : cleared.TryGetValue(key, out AlarmRow? before) && before.Id == alarmId ? before
        : null;

    private bool CanReopen(AlarmRow row, DateTimeOffset now) => row.ClearedAt > now - reopenWithin;

    private void Saw(Guid objectId, FindingSource source, long revision) =>
        seen[(objectId, source)] = Math.Max(revision, seen.GetValueOrDefault((objectId, source)));

    private static FindingKey KeyOf(AlarmRow row) => new(row.ObjectId, row.Type, row.Instance);

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static string? Text(string? given) => string.IsNullOrWhiteSpace(given) ? null : given.Trim();
}
