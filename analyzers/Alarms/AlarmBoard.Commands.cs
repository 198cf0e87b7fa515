using System.Collections.Immutable;
using PrisonOps.Ports;
using PrisonOps.Ports.Alarms;

namespace PrisonOps.Analyzers.Alarms;

/// <summary>What people do. Each answers null when done, else the code of the refusal; doing twice what the same person already did is done.</summary>
public sealed partial class AlarmBoard
{
    /// <summary>The longest time that an alarm can be put aside at once.</summary>
    public static readonly TimeSpan ShelfMax = TimeSpan.FromDays(7);

    /// <summary>An alarm that returned before anybody looked can still be acknowledged, which ends it.</summary>
    public string? Acknowledge(Guid alarmId, Actor actor, string? note, DateTimeOffset now, ImmutableArray<AlarmChange>.Builder changes)
    {
        if (Find(alarmId) is not { } row) return AlarmRefusals.NotFound;
        if (row.AcknowledgedAt is not null && row.ClearedAt is null) return row.AcknowledgedBy == actor.Name ? null : AlarmRefusals.AlreadyAcknowledged;
        if (row.ClearedAt is not null && row.State != AlarmState.ReturnedUnacknowledged) return AlarmRefusals.AlreadyCleared;

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

    /// <summary>Puts an alarm aside until a time. If its condition goes and comes back meanwhile, it is still aside.</summary>
    public string? Shelve(
        Guid alarmId, Actor actor, string? reason, DateTimeOffset? until, DateTimeOffset now, ImmutableArray<AlarmChange>.Builder changes)
    {
        if (Find(alarmId) is not { } row) return AlarmRefusals.NotFound;
        if (row.ClearedAt is not null) return AlarmRefusals.AlreadyCleared;
        if (Text(reason) is not { } given) return AlarmRefusals.ReasonRequired;
        if (until is not { } end || end <= now || end > now + ShelfMax) return AlarmRefusals.ShelfTime;

        Change(row with { Life = row.Life with { Shelf = new(end, actor.Name, given) } }, AlarmEventKind.Shelved, now, actor, given, changes);
        return null;
    }

    public string? Unshelve(Guid alarmId, Actor actor, string? note, DateTimeOffset now, ImmutableArray<AlarmChange>.Builder changes)
    {
        if (Find(alarmId) is not { } row) return AlarmRefusals.NotFound;
        if (row.ClearedAt is not null) return AlarmRefusals.AlreadyCleared;
        if (row.Life.Shelf is null) return AlarmRefusals.NotShelved;

        Change(row with { Life = row.Life with { Shelf = null } }, AlarmEventKind.Unshelved, now, actor, Text(note), changes);
        return null;
    }

    /// <summary>Somebody has looked, so it is acknowledged too. It stays open as long as its condition stands.</summary>
    public string? MarkFalse(Guid alarmId, Actor actor, string? reason, DateTimeOffset now, ImmutableArray<AlarmChange>.Builder changes)
    {
        if (Find(alarmId) is not { } row) return AlarmRefusals.NotFound;
        if (Text(reason) is not { } given) return AlarmRefusals.ReasonRequired;
        if (row.Life.FalseAlarm is { } marked) return marked.By == actor.Name ? null : AlarmRefusals.AlreadyFalse;

        AlarmRow next = row with
        {
            AcknowledgedBy = row.AcknowledgedBy ?? actor.Name,
            AcknowledgedAt = row.AcknowledgedAt ?? now,
            Life = row.Life with { FalseAlarm = new(actor.Name, now, given) },
        };
        Change(next, AlarmEventKind.MarkedFalse, now, actor, given, changes);
        return null;
    }

    private static string? Text(string? given) => string.IsNullOrWhiteSpace(given) ? null : given.Trim();
}
