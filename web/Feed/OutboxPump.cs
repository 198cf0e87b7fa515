using System.Collections.Immutable;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PrisonOps.Ports.Outbox;

namespace PrisonOps.Web.Feed;

/// <summary>Reads the outbox once for the whole process and tells its listeners.</summary>
internal sealed partial class OutboxPump(
    IOutboxReader outbox, IEnumerable<IOutboxListener> listeners, FeedTopics topics, TimeProvider time, ILogger<OutboxPump> logger)
    : BackgroundService
{
    private const int BatchMax = 1_000;
    private static readonly TimeSpan WaitMax = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);
    private readonly ILookup<string, IOutboxListener> listeners = listeners.ToLookup(listener => listener.OutboxTopic);

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
        if (events.IsEmpty)
        {
            await outbox.WaitForEvents(position, WaitMax, stoppingToken);
            return position;
        }

        foreach (IGrouping<string, OutboxEvent> group in events.GroupBy(heard => heard.Topic))
        {
            OutboxEvent[] own = [.. group];
            foreach (IOutboxListener listener in listeners[group.Key]) Tell(listener, own);
        }

        return events[^1].Sequence;
    }

    /// <summary>An event that a listener cannot read must not stop the others, nor be read for ever: topics begin anew from rows instead.</summary>
    private void Tell(IOutboxListener listener, OutboxEvent[] events)
    {
        try
        {
            listener.Hear(events);
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
