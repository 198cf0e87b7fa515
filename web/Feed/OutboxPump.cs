using System.Collections.Immutable;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PrisonOps.Ports.Outbox;

namespace PrisonOps.Web.Feed;

/// <summary>
/// Reads the outbox once for the whole process and tells its listeners: all events in order, and urgent ones ahead where others stand before them.
/// One loop does both, so that what was read ahead is never told after what follows it.
/// </summary>
internal sealed partial class OutboxPump(
    IOutboxReader outbox, IEnumerable<IOutboxListener> listeners, FeedTopics topics, TimeProvider time, ILogger<OutboxPump> logger)
    : BackgroundService
{
    /// <summary>What a person did waits for one batch that is being told, so a batch is small.</summary>
    private const int BatchMax = 250;
    private const int UrgentMax = 500;
    private static readonly TimeSpan WaitMax = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);
    private readonly ILookup<string, IOutboxListener> listeners = listeners.ToLookup(listener => listener.OutboxTopic);
    private readonly HashSet<long> toldAhead = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        long? position = null;
        DateTimeOffset? lostAt = null;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                position ??= await outbox.ReadHead(stoppingToken);
                if (lostAt is { } since)
                {
                    TimeSpan away = time.GetUtcNow() - since;
                    LogFound(logger, position.Value, away);
                    lostAt = null;
                }

                position = await Pump(position.Value, stoppingToken);
            }
            catch (Exception lost) when (!stoppingToken.IsCancellationRequested)
            {
                if (lostAt is null) LogLost(logger, position ?? 0, lost);
                lostAt ??= time.GetUtcNow();
                if (position is null) topics.CloseAll();
                await Task.Delay(RetryAfter, time, stoppingToken);
            }
        }
    }

    private async Task<long> Pump(long position, CancellationToken stoppingToken)
    {
        ImmutableArray<OutboxEvent> events = await outbox.ReadAfter(position, BatchMax, stoppingToken);
        // Something urgent can stand behind a full batch, or behind a transaction that is still open; else it is in the batch itself.
        if (events.Length is 0 or BatchMax) await TellAhead(position, stoppingToken);
        if (events.IsEmpty)
        {
            await outbox.WaitForEvents(position, WaitMax, stoppingToken);
            return position;
        }

        TellAll(events, static (listener, own) => listener.Hear(own));
        long next = events[^1].Sequence;
        toldAhead.RemoveWhere(told => told <= next);
        return next;
    }

    private async Task TellAhead(long position, CancellationToken stoppingToken)
    {
        ImmutableArray<OutboxEvent> urgent = await outbox.ReadUrgent(position, toldAhead, UrgentMax, stoppingToken);
        TellAll(urgent, static (listener, own) => listener.HearAhead(own));
        toldAhead.UnionWith(urgent.Select(told => told.Sequence));
    }

    private void TellAll(ImmutableArray<OutboxEvent> events, Action<IOutboxListener, OutboxEvent[]> tell)
    {
        foreach (IGrouping<string, OutboxEvent> group in events.GroupBy(heard => heard.Topic))
        {
            OutboxEvent[] own = [.. group];
            foreach (IOutboxListener listener in listeners[group.Key]) Tell(listener, own, tell);
        }
    }

    /// <summary>An event that a listener cannot read must not stop the others, nor be read for ever: topics begin anew from rows instead.</summary>
    private void Tell(IOutboxListener listener, OutboxEvent[] events, Action<IOutboxListener, OutboxEvent[]> tell)
    {
        try
        {
            tell(listener, events);
        }
        catch (Exception failure) when (failure is System.Text.Json.JsonException or FormatException or InvalidOperationException or NullReferenceException)
        {
            LogUnreadable(logger, listener.OutboxTopic, events[0].Sequence, events[^1].Sequence, failure);
            topics.CloseAll();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The outbox cannot be read after {Position}; trying again every second")]
    private static partial void LogLost(ILogger logger, long position, Exception lost);

    [LoggerMessage(Level = LogLevel.Information, Message = "The outbox is read again after {Position}; it was away for {Away}")]
    private static partial void LogFound(ILogger logger, long position, TimeSpan away);

    [LoggerMessage(Level = LogLevel.Error, Message = "Outbox topic {Topic}, events {First} to {Last}, cannot be read; feeds begin anew from rows")]
    private static partial void LogUnreadable(ILogger logger, string topic, long first, long last, Exception failure);
}
