using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PrisonOps.Analyzers.Notices;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Alarms.Rules;
using PrisonOps.Ports.Notices;
using PrisonOps.Ports.Outbox;

namespace PrisonOps.Grains.Notices;

/// <summary>
/// Hears of alarms through the outbox and writes notices. It holds nothing: what events make of the rows is committed together with its cursor, so
/// that wherever the process ends each event has counted once.
/// </summary>
internal sealed partial class NoticeConsumer(
    IOutboxReader outbox, INoticeStore store, IAlarmRuleSource objects, NoticeBook book, NoticeViews views, NoticePulse pulse, IOptions<NoticeOptions> options, TimeProvider time,
    ILogger<NoticeConsumer> logger)
{
    public const string Name = "notices";
    private const int EventsMax = 500;
    private const int DueMax = 500;
    private static readonly TimeSpan SaveCursorEvery = TimeSpan.FromHours(1);

    private long position;
    private long savedAt;

    /// <summary>Until the lead is lost.</summary>
    public async Task Run(INoticeLead lead, CancellationToken stoppingToken)
    {
        position = await Begin(stoppingToken);
        long lookedAt = 0;
        while (await lead.Stands(stoppingToken))
        {
            int heard = await Hear(stoppingToken);
            if (heard < 0) return;
            if (heard > 0 || time.GetElapsedTime(lookedAt) >= options.Value.LookEvery)
            {
                lookedAt = time.GetTimestamp();
                await TakeSteps(stoppingToken);
                await Gather(stoppingToken);
                await views.Look(stoppingToken);
            }

            if (heard == 0) await outbox.WaitForEvents(position, options.Value.LookEvery, stoppingToken);
        }
    }

    /// <summary>Where it was, or at the head when it is here for the first time: what was before it existed is told to nobody.</summary>
    private async Task<long> Begin(CancellationToken stoppingToken)
    {
        if (await outbox.LoadCursor(Name, stoppingToken) is { } known) return known;

        long head = await outbox.ReadHead(stoppingToken);
        await outbox.SaveCursor(Name, head, stoppingToken);
        return head;
    }

    /// <summary>How many events were taken; -1 when another process has taken them.</summary>
    private async Task<int> Hear(CancellationToken stoppingToken)
    {
        ImmutableArray<OutboxEvent> events = await outbox.ReadAfter(position, EventsMax, stoppingToken);
        if (events.IsEmpty)
        {
            // An idle cursor must not look like one of a consumer that is gone.
            if (time.GetElapsedTime(savedAt) < SaveCursorEvery) return 0;
            await outbox.SaveCursor(Name, position, stoppingToken);
            savedAt = time.GetTimestamp();
            return 0;
        }

        NoticeChanges changes = await Judge(events, stoppingToken);
        long next = events[^1].Sequence;
        if (!await store.Commit(changes, position, next, stoppingToken)) return -1;
        (position, savedAt) = (next, time.GetTimestamp());
        if (!changes.Notices.IsEmpty) pulse.Beat();
        return events.Length;
    }

    private async Task<NoticeChanges> Judge(ImmutableArray<OutboxEvent> events, CancellationToken stoppingToken)
    {
        if (events.Any(heard => heard.Topic == NoticeSetup.Topic)) book.Forget();
        ImmutableArray<AlarmPayload> alarms = [.. events.Where(heard => heard.Topic == "alarm").Select(Read<AlarmPayload>).OfType<AlarmPayload>()];
        ImmutableArray<AlarmOrderPayload> orders = [.. events.Where(heard => heard.Topic == "alarm-order").Select(Read<AlarmOrderPayload>).OfType<AlarmOrderPayload>()];
        if (alarms.IsEmpty && orders.IsEmpty) return NoticeChanges.None;

        NoticeBook.Page page = await book.Read(stoppingToken);
        (ImmutableArray<NoticeWatch> watches, ImmutableArray<NoticeItem> items) =
            await store.LoadState([.. alarms.Select(alarm => alarm.Item.Alarm.Id).Distinct()], stoppingToken);
        ImmutableArray<AlarmObject> known = await objects.LoadObjects([.. alarms.Select(alarm => alarm.Item.Alarm.ObjectId).Distinct()], stoppingToken);
        Dictionary<Guid, AlarmObject> its = known.ToDictionary(one => one.Id);
        NoticeDesk desk = new(page.Routes, page.People, watches, items);
        DateTimeOffset now = time.GetUtcNow();
        foreach (AlarmPayload alarm in alarms) desk.Hear(new(alarm.Item.Alarm, its.GetValueOrDefault(alarm.Item.Alarm.ObjectId), alarm.Kind, alarm.Actor), now);

        ImmutableArray<NoticeDraft>.Builder lost = ImmutableArray.CreateBuilder<NoticeDraft>();
        foreach (AlarmOrderPayload order in orders.Where(order => order.Order.Kind == AlarmOrderKind.Forward))
        {
            if (page.People.FindChannel(order.Order.Target ?? "", order.Item.Alarm.Place) is { } channel) desk.Forward(order.Item.Alarm, channel, now);
            else lost.Add(NoticeDrafts.WithoutChannel(order, now));
        }

        return desk.Changes with { Notices = lost.ToImmutable() };
    }

    private async Task TakeSteps(CancellationToken stoppingToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        while (await store.LoadDueWatches(now, DueMax, stoppingToken) is { IsEmpty: false } due)
        {
            NoticeBook.Page page = await book.Read(stoppingToken);
            NoticeDesk desk = new(page.Routes, page.People, due, []);
            desk.Tick(now);
            await store.Commit(desk.Changes, null, null, stoppingToken);
        }
    }

    private async Task Gather(CancellationToken stoppingToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        while (await store.LoadDueLanes(now, DueMax, stoppingToken) is { IsEmpty: false } lanes)
        {
            NoticeBook.Page page = await book.Read(stoppingToken);
            foreach (LaneItems lane in lanes) await store.Commit(page.Gathering.Gather(lane, now), null, null, stoppingToken);
            pulse.Beat();
        }
    }

    private T? Read<T>(OutboxEvent heard)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(heard.Payload, OutboxJson.Options);
        }
        catch (JsonException unreadable)
        {
            LogUnreadable(logger, heard.Sequence, heard.Topic, unreadable);
            return null;
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "Outbox event {Sequence} of topic {Topic} cannot be read; nobody is told of it.")]
    private static partial void LogUnreadable(ILogger logger, long sequence, string topic, Exception unreadable);
}
