using System.Collections.Immutable;
using PrisonOps.Analyzers.Alarms;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Notices;
using PrisonOps.Ports.Units;

namespace PrisonOps.Analyzers.Notices;

/// <summary>
/// The way of alarms through routes: what events make of watches and items. It holds the watches and items of the alarms that it was given and
/// remembers what has changed; whoever commits the changes has the whole state. Time comes from the caller.
/// </summary>
public sealed class NoticeDesk
{
    private readonly Dictionary<(Guid AlarmId, Guid RouteId), NoticeWatch> watches;
    private readonly Dictionary<Guid, NoticeItem> items;
    private readonly HashSet<(Guid, Guid)> changedWatches = [], endedWatches = [];
    private readonly HashSet<Guid> newItems = [], endedItems = [];
    private readonly NoticeRoutes routes;
    private readonly NoticePeople people;

    public NoticeDesk(NoticeRoutes routes, NoticePeople people, IEnumerable<NoticeWatch> watches, IEnumerable<NoticeItem> items)
    {
        (this.routes, this.people) = (routes, people);
        this.watches = watches.ToDictionary(watch => (watch.AlarmId, watch.RouteId));
        this.items = items.ToDictionary(item => item.Id);
    }

    public NoticeChanges Changes => new(
        [.. changedWatches.Select(key => watches[key])], [.. endedWatches], [.. newItems.Select(id => items[id])], [.. endedItems], []);

    public void Hear(HeardAlarm heard, DateTimeOffset now)
    {
        AlarmRow alarm = heard.Alarm;
        bool isToBeTold = AlarmStates.IsActive(alarm.State) && alarm.AcknowledgedAt is null && alarm.ClearedAt is null && alarm.Life.HeldUntil is null;
        switch (heard.Kind)
        {
            case AlarmEventKind.Opened or AlarmEventKind.Reopened or AlarmEventKind.Announced when isToBeTold:
                Begin(heard, now);
                break;
            case AlarmEventKind.SeverityChanged when isToBeTold:
                Worsen(heard, now);
                break;
            case AlarmEventKind.Unacknowledged or AlarmEventKind.Unshelved or AlarmEventKind.Unsuppressed or AlarmEventKind.InService when isToBeTold:
                foreach (NoticeWatch watch in Of(alarm.Id)) Resume(watch, heard, now);
                break;
            case AlarmEventKind.Acknowledged or AlarmEventKind.MarkedFalse or AlarmEventKind.Shelved or AlarmEventKind.Suppressed or AlarmEventKind.OutOfService
                or AlarmEventKind.UpstreamLost:
                foreach (NoticeWatch watch in Of(alarm.Id)) Halt(watch);
                break;
            case AlarmEventKind.Cleared:
                foreach (NoticeWatch watch in Of(alarm.Id)) End(watch, heard, now);
                break;
        }
    }

    /// <summary>Takes the steps whose time has come.</summary>
    public void Tick(DateTimeOffset now)
    {
        foreach (NoticeWatch watch in watches.Values.Where(watch => watch.NextAt <= now).ToArray())
        {
            if (routes.Find(watch.RouteId) is { } route) Take(watch, route, now);
            else Drop(watch);
        }
    }

    /// <summary>A rule has forwarded the alarm to the fixed addresses of a channel.</summary>
    public void Forward(AlarmRow alarm, NoticeChannel channel, DateTimeOffset now) =>
        Add(new(Guid.CreateVersion7(now), new(null, channel.Id), Guid.Empty, alarm.Id, NoticeWhat.Forwarded, alarm.Severity, alarm.Place, true, false, now, now));

    private NoticeWatch[] Of(Guid alarmId) => [.. watches.Values.Where(watch => watch.AlarmId == alarmId)];

    private void Begin(HeardAlarm heard, DateTimeOffset now)
    {
        foreach (NoticeRoute route in routes.About(heard.Alarm, heard.Its, now)) Put(NewWatch(heard.Alarm, route, now));
    }

    private static NoticeWatch NewWatch(AlarmRow alarm, NoticeRoute route, DateTimeOffset now) =>
        new(alarm.Id, route.Id, alarm.Place, alarm.Severity, 0, now + route.Fields.Steps[0].After, null, []);

    /// <summary>A more urgent alarm is told again from the first step; a less urgent one goes on as it is.</summary>
    private void Worsen(HeardAlarm heard, DateTimeOffset now)
    {
        foreach (NoticeWatch watch in Of(heard.Alarm.Id))
        {
            bool isWorse = heard.Alarm.Severity < watch.Severity;
            NoticeWatch next = watch with { Severity = heard.Alarm.Severity };
            Put(isWorse && routes.Find(watch.RouteId) is { } route ? next with { NextStep = 0, NextAt = now + route.Fields.Steps[0].After, Except = null } : next);
        }

        foreach (NoticeRoute route in routes.About(heard.Alarm, heard.Its, now))
        {
            if (!watches.ContainsKey((heard.Alarm.Id, route.Id))) Put(NewWatch(heard.Alarm, route, now));
        }
    }

    /// <summary>
    /// It goes on where it stopped. Whoever was told of everything is told again when a person takes an acknowledgement back or a shelf ends, and
    /// not when a suppression ends: the return of a switch is no news about all that is behind it.
    /// </summary>
    private void Resume(NoticeWatch watch, HeardAlarm heard, DateTimeOffset now)
    {
        if (routes.Find(watch.RouteId) is not { } route)
        {
            Drop(watch);
            return;
        }

        bool isOver = watch.NextStep >= route.Fields.Steps.Length && route.Fields.RepeatEvery is null;
        bool isSilent = isOver && heard.Kind is (AlarmEventKind.Unsuppressed or AlarmEventKind.InService);
        Put(watch with { NextAt = isSilent ? null : now + Wait(route, watch.NextStep), Except = heard.Actor, Severity = heard.Alarm.Severity });
    }

    private void Halt(NoticeWatch watch)
    {
        ImmutableArray<NoticeLane> told = watch.Told.RemoveAll(Withdraw(watch).Contains);
        Put(watch with { NextAt = null, Told = told, NextStep = told.IsEmpty ? 0 : watch.NextStep });
    }

    /// <summary>Its end is told to those who got the opening, not to whoever ended it, and not when nobody was meant to see it any more.</summary>
    private void End(NoticeWatch watch, HeardAlarm heard, DateTimeOffset now)
    {
        ImmutableArray<NoticeLane> told = watch.Told.RemoveAll(Withdraw(watch).Contains);
        bool isWithheld = heard.Alarm.Life is { Shelf: not null } or { Suppression: not null } or { OutOfService: not null } or { Upstream: not null };
        if (routes.Find(watch.RouteId) is { Fields.TellCleared: true } route && !isWithheld)
        {
            foreach (NoticeLane lane in told.Where(lane => people.UserNameOf(lane.AccountId) != heard.Actor || lane.AccountId is null))
                Add(ItemOf(watch, route, lane, NoticeWhat.Cleared, isFirst: false, now));
        }

        Drop(watch);
    }

    /// <summary>Takes back what is not written into a notice yet; gives the lanes that therefore were told nothing.</summary>
    private ImmutableArray<NoticeLane> Withdraw(NoticeWatch watch)
    {
        NoticeItem[] waiting = [.. items.Values.Where(item => item.AlarmId == watch.AlarmId && item.RouteId == watch.RouteId && item.What != NoticeWhat.Cleared)];
        foreach (NoticeItem item in waiting) Remove(item.Id);
        return [.. waiting.Where(item => item.IsFirst).Select(item => item.Lane)];
    }

    private void Take(NoticeWatch watch, NoticeRoute route, DateTimeOffset now)
    {
        ImmutableArray<NoticeStep> steps = route.Fields.Steps;
        int step = Math.Min(watch.NextStep, steps.Length - 1);
        NoticeWhat what = watch.NextStep >= steps.Length ? NoticeWhat.Repeated : step == 0 ? NoticeWhat.Opened : NoticeWhat.Escalated;
        HashSet<NoticeLane> told = [.. watch.Told];
        foreach (NoticeLane lane in people.LanesOf(steps[step], watch.Place, watch.Except, now))
        {
            // Whoever is reached by a later step for the first time hears of the alarm for the first time.
            bool isFirst = told.Add(lane);
            Add(ItemOf(watch, route, lane, isFirst && what == NoticeWhat.Repeated ? NoticeWhat.Escalated : what, isFirst, now));
        }

        int next = Math.Min(watch.NextStep + 1, steps.Length);
        bool isLast = next == steps.Length && route.Fields.RepeatEvery is null;
        Put(watch with { NextStep = next, NextAt = isLast ? null : now + Wait(route, next), Told = [.. told] });
    }

    private static TimeSpan Wait(NoticeRoute route, int step) =>
        step < route.Fields.Steps.Length ? route.Fields.Steps[step].After : route.Fields.RepeatEvery ?? route.Fields.Steps[^1].After;

    private static NoticeItem ItemOf(NoticeWatch watch, NoticeRoute route, NoticeLane lane, NoticeWhat what, bool isFirst, DateTimeOffset now)
    {
        bool isDigest = !route.Fields.DigestAt.IsEmpty && watch.Severity != AlarmSeverity.Critical;
        DateTimeOffset due = isDigest ? NoticeTimes.Next(route.Fields.DigestAt, NoticeTimes.ZoneOf(route.Fields.Zone), now) : now + route.Fields.GroupFor;
        return new(Guid.CreateVersion7(now), lane, route.Id, watch.AlarmId, what, watch.Severity, watch.Place, isFirst, isDigest, now, due);
    }

    private void Put(NoticeWatch watch)
    {
        (Guid, Guid) key = (watch.AlarmId, watch.RouteId);
        watches[key] = watch;
        changedWatches.Add(key);
        endedWatches.Remove(key);
    }

    private void Drop(NoticeWatch watch)
    {
        (Guid, Guid) key = (watch.AlarmId, watch.RouteId);
        watches.Remove(key);
        changedWatches.Remove(key);
        endedWatches.Add(key);
    }

    private void Add(NoticeItem item)
    {
        items[item.Id] = item;
        newItems.Add(item.Id);
    }

    private void Remove(Guid id)
    {
        items.Remove(id);
        if (!newItems.Remove(id)) endedItems.Add(id);
    }
}
