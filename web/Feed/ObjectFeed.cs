using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.People;
using PrisonOps.Ports.Units;
using PrisonOps.Web.Objects;

namespace PrisonOps.Web.Feed;

/// <summary>Topic "object:{id}": the live page of one object; its actor is asked every two seconds while somebody watches.</summary>
internal sealed partial class ObjectFeed(IObjectStore objects, ObjectStatuses statuses, TimeProvider time, ILogger<ObjectFeed> logger) : FeedSource
{
    private const string Prefix = "object:";
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(2);
    private readonly ConcurrentDictionary<FeedTopic, CancellationTokenSource> topics = new();

    public override IReadOnlyList<string> Permissions { get; } = [Ports.People.Permissions.ObjectRead];

    public static Guid? ObjectId(string topic) =>
        topic.StartsWith(Prefix, StringComparison.Ordinal) && Guid.TryParseExact(topic.AsSpan(Prefix.Length), "D", out Guid id) ? id : null;

    public override async ValueTask<bool> Exists(string topic, UnitScope scope, CancellationToken cancellationToken) =>
        ObjectId(topic) is { } id && await objects.Find(scope, id, cancellationToken) is not null;

    public override async Task Open(FeedTopic topic, UnitScope scope, CancellationToken cancellationToken)
    {
        CancellationTokenSource stop = topics[topic] = new();
        topic.Load(await Read(topic, scope, cancellationToken));
        _ = Watch(topic, scope, stop.Token);
    }

    public override void Drop(FeedTopic topic)
    {
        if (!topics.TryRemove(topic, out CancellationTokenSource? stop)) return;

        stop.Cancel();
        stop.Dispose();
    }

    private async Task Watch(FeedTopic topic, UnitScope scope, CancellationToken stop)
    {
        using PeriodicTimer timer = new(Period, time);
        while (!stop.IsCancellationRequested)
        {
            try
            {
                if (!await timer.WaitForNextTickAsync(stop)) return;

                if (topic.IsWatched) topic.Apply(await Read(topic, scope, stop));
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

    private async Task<FeedChange[]> Read(FeedTopic topic, UnitScope scope, CancellationToken cancellationToken)
    {
        Wire.ObjectStatus? status = await statuses.Read(scope, ObjectId(topic.Name)!.Value, cancellationToken);
        return status is null ? [] : [new(status.ObjectId.ToString(), 0, WireJson.Bytes(status), false, false)];
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Feed {Topic} could not ask its object; the next round tries")]
    private static partial void LogNotRead(ILogger logger, string topic, Exception failure);
}
