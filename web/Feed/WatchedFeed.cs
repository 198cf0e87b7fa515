using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Units;

namespace PrisonOps.Web.Feed;

/// <summary>Topics "prefix:{id of an object}" that are read again and again while somebody watches.</summary>
internal abstract partial class WatchedFeed(string prefix, TimeSpan period, IObjectStore objects, TimeProvider time, ILogger logger) : FeedSource
{
    private readonly ConcurrentDictionary<FeedTopic, CancellationTokenSource> topics = new();

    public bool Serves(string topic) => ObjectId(topic) is not null;

    public override async ValueTask<bool> Exists(string topic, UnitScope scope, CancellationToken cancellationToken) =>
        ObjectId(topic) is { } id && await objects.Find(scope, id, cancellationToken) is not null;

    public override async Task Open(FeedTopic topic, UnitScope scope, CancellationToken cancellationToken)
    {
        CancellationTokenSource stop = topics[topic] = new();
        topic.Load(await Read(scope, ObjectId(topic.Name)!.Value, cancellationToken));
        _ = Watch(topic, scope, stop.Token);
    }

    public override void Drop(FeedTopic topic)
    {
        if (!topics.TryRemove(topic, out CancellationTokenSource? stop)) return;

        stop.Cancel();
        stop.Dispose();
    }

    /// <summary>Everything the topic holds now.</summary>
    protected abstract Task<FeedChange[]> Read(UnitScope scope, Guid objectId, CancellationToken cancellationToken);

    private Guid? ObjectId(string topic) =>
        topic.StartsWith(prefix, StringComparison.Ordinal) && Guid.TryParseExact(topic.AsSpan(prefix.Length), "D", out Guid id) ? id : null;

    private async Task Watch(FeedTopic topic, UnitScope scope, CancellationToken stop)
    {
        using PeriodicTimer timer = new(period, time);
        while (!stop.IsCancellationRequested)
        {
            try
            {
                if (!await timer.WaitForNextTickAsync(stop)) return;

                if (topic.IsWatched) topic.Reload(await Read(scope, ObjectId(topic.Name)!.Value, stop));
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                LogNotRead(logger, topic.Name, failure);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Feed {Topic} could not read its object; the next round tries")]
    private static partial void LogNotRead(ILogger logger, string topic, Exception failure);
}
