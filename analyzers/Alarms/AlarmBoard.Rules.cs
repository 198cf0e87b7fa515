using System.Collections.Immutable;
using PrisonOps.Analyzers.Alarms.Rules;
using PrisonOps.Ports;
using PrisonOps.Ports.Alarms;

namespace PrisonOps.Analyzers.Alarms;

/// <summary>What rules and time do: an alarm begins as they say, and is looked at again when a time of it has come.</summary>
public sealed partial class AlarmBoard
{
    private const string AcknowledgedMark = "acknowledged:";

    private DateTimeOffset nextDue = DateTimeOffset.MaxValue;

    /// <summary>Whoever has the rows and the rules sets it before anything is decided.</summary>
    public AlarmPolicy Policy { get; set; } = AlarmPolicy.None;

    /// <summary>Whether the time of an open alarm has come: the end of a shelf, of being held back, of a mark, of flapping, of waiting for its condition to come back.</summary>
    public bool IsDue(DateTimeOffset now) => nextDue <= now;

    /// <summary>Looks again at the alarms whose time has come; with <paramref name="all"/> at every open one, because rules or hours have changed.</summary>
    public void Review(DateTimeOffset now, bool all, ImmutableArray<AlarmChange>.Builder changes)
    {
        nextDue = DateTimeOffset.MaxValue;
        foreach (AlarmRow row in open.Values.ToArray())
        {
            if (all || DueAt(row) <= now) Review(row, now, changes);
            else NoteDue(row);
        }
    }

    /// <summary>Opens or reopens an alarm as the rules have it. Its level is decided now and stays: another rule later is for later alarms.</summary>
    private void Begin(AlarmRow row, AlarmEventKind kind, DateTimeOffset now, ImmutableArray<AlarmChange>.Builder changes)
    {
        AlarmRuling ruling = Policy.Decide(row, now);
        AlarmLife life = row.Life with
        {
            Redefinition = ruling.Redefinition,
            Suppression = ruling.Suppression,
            OutOfService = ruling.OutOfService,
            Shelf = row.Life.Shelf?.Until > now ? row.Life.Shelf : null,
            ClearDueAt = null,
            FalseAlarm = null,
            HeldUntil = null,
            Upstream = UpstreamOf(row, now),
            Affected = AffectedBy(row),
            Done = row.Life.Done.RemoveAll(mark => mark.StartsWith(AcknowledgedMark, StringComparison.Ordinal)),
        };
        TimeSpan wait = UpstreamWait(row, ruling.Severity);
        if (ruling.AnnounceAfter > wait) wait = ruling.AnnounceAfter;
        bool isHeld = wait > TimeSpan.Zero || life.Suppression is not null || life.OutOfService is not null || life.Shelf is not null || life.Upstream is not null;
        ImmutableArray<AlarmOrder> orders = isHeld ? [] : New(ruling.Orders, life);
        AlarmRow next = Change(
            row with { Severity = ruling.Severity, Life = With(life with { HeldUntil = isHeld ? now + wait : null }, orders) },
            kind, now, Actor.Grid, null, changes, orders);
        next = AcknowledgeByRule(next, ruling, now, changes);
        if (next.Life.Flaps?.Since == now) Change(next, AlarmEventKind.FlappingBegan, now, Actor.Grid, null, changes);
    }

    private void Review(AlarmRow row, DateTimeOffset now, ImmutableArray<AlarmChange>.Builder changes)
    {
        if (row.Life.ClearDueAt <= now)
        {
            ClearByGrid(row, row.ObjectRevision, now, changes);
            return;
        }

        if (row.Life.Flaps?.EndsAt <= now)
        {
            bool isGone = row.Life.Flaps.IsGone;
            row = Change(row with { Life = row.Life with { Flaps = Flapping.Ended(row.Life.Flaps) } }, AlarmEventKind.FlappingEnded, now, Actor.Grid, null, changes);
            if (isGone)
            {
                ClearByGrid(row, row.ObjectRevision, now, changes);
                return;
            }
        }

        if (row.Life.Shelf?.Until <= now) row = Change(row with { Life = row.Life with { Shelf = null } }, AlarmEventKind.Unshelved, now, Actor.Grid, null, changes);

        if (row.Life.Upstream?.LiftAt <= now)
            row = Change(row with { Life = Freed(row, now) }, AlarmEventKind.Unsuppressed, now, Actor.Grid, null, changes);

        AlarmRuling ruling = Policy.Decide(row, now);
        if (row.Life.OutOfService != ruling.OutOfService)
        {
            row = Change(
                row with { Life = row.Life with { OutOfService = ruling.OutOfService } },
                ruling.OutOfService is null ? AlarmEventKind.InService : AlarmEventKind.OutOfService, now, Actor.Grid, ruling.OutOfService?.Reason, changes);
        }

        if (row.Life.Suppression != ruling.Suppression)
        {
            row = Change(
                row with { Life = row.Life with { Suppression = ruling.Suppression } },
                ruling.Suppression is null ? AlarmEventKind.Unsuppressed : AlarmEventKind.Suppressed, now, Actor.Grid, ruling.Suppression?.RuleName, changes);
        }

        row = AcknowledgeByRule(row, ruling, now, changes);
        row = Announce(row, ruling, now, changes);
        NoteDue(row);
    }

    /// <summary>What was held back is announced when its time has come and people are meant to see it; orders go out with that, or later when a rule comes to hold.</summary>
    private AlarmRow Announce(AlarmRow row, AlarmRuling ruling, DateTimeOffset now, ImmutableArray<AlarmChange>.Builder changes)
    {
        if (!AlarmStates.IsActive(row.State) || row.Life.HeldUntil > now) return row;

        ImmutableArray<AlarmOrder> orders = New(ruling.Orders, row.Life);
        bool wasHeld = row.Life.HeldUntil is not null;
        if (!wasHeld && orders.IsEmpty) return row;

        return Change(
            row with { Life = With(row.Life with { HeldUntil = null }, orders) }, wasHeld ? AlarmEventKind.Announced : AlarmEventKind.Ordered, now, Actor.Grid,
            orders.IsEmpty ? null : string.Join(' ', orders.Select(order => order.Mark)), changes, orders);
    }

    /// <summary>A rule acknowledges an alarm once: a person who takes that back is not overruled.</summary>
    private AlarmRow AcknowledgeByRule(AlarmRow row, AlarmRuling ruling, DateTimeOffset now, ImmutableArray<AlarmChange>.Builder changes)
    {
        if (ruling.Acknowledgement is not { } rule || row.State != AlarmState.Unacknowledged) return row;

        string mark = AcknowledgedMark + rule.RuleKey;
        if (row.Life.Done.Contains(mark)) return row;

        Actor byRule = new(null, $"auto:{rule.RuleName}");
        return Change(
            row with { AcknowledgedBy = byRule.Name, AcknowledgedAt = now, Life = row.Life with { Done = row.Life.Done.Add(mark) } },
            AlarmEventKind.Acknowledged, now, byRule, null, changes);
    }

    private static ImmutableArray<AlarmOrder> New(ImmutableArray<AlarmOrder> orders, AlarmLife life) => [.. orders.Where(order => !life.Done.Contains(order.Mark))];

    private static AlarmLife With(AlarmLife life, ImmutableArray<AlarmOrder> orders) =>
        orders.IsEmpty ? life : life with { Done = [.. life.Done, .. orders.Select(order => order.Mark)] };

    private void NoteDue(AlarmRow row)
    {
        if (row.ClearedAt is null && DueAt(row) < nextDue) nextDue = DueAt(row);
    }

    /// <summary>Being held back ends only where people are meant to see the alarm; out of that a review of all leads.</summary>
    private static DateTimeOffset DueAt(AlarmRow row)
    {
        AlarmLife life = row.Life;
        if (ReferenceEquals(life, AlarmLife.None)) return DateTimeOffset.MaxValue;

        DateTimeOffset due = life.Shelf?.Until ?? DateTimeOffset.MaxValue;
        if (life.ClearDueAt < due) due = life.ClearDueAt.Value;
        if (life.Upstream?.LiftAt < due) due = life.Upstream.LiftAt.Value;
        if (life.Flaps?.EndsAt < due) due = life.Flaps.EndsAt.Value;
        return AlarmStates.IsActive(row.State) && life.HeldUntil < due ? life.HeldUntil.Value : due;
    }
}
