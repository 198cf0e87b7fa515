using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using PrisonOps.GrainInterfaces.Topology;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Outbox;
using PrisonOps.Ports.Topology;
using PrisonOps.Ports.Units;
using PrisonOps.Web.Topology;

namespace PrisonOps.Web.Feed;

/// <summary>
/// Topics "topology:{id of a map}": nodes by their states from the outbox, links by the actor of the map, which this process observes once for each
/// open map. Rows are read again each half minute, and at once after a change made here.
/// </summary>
internal sealed partial class TopologyFeed(
    ITopologyReader reader, ITopologyStore store, IGrainFactory grains, TimeProvider time, ILogger<TopologyFeed> logger) : FeedSource, IOutboxListener, ITopologyObserver
{
    private const string Prefix = "topology:";

    /// <summary>An event carries the time when its transaction began, so the rows may hold one that is a little older than their reading.</summary>
    private static readonly TimeSpan CommitMax = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<FeedTopic, OpenMap> topics = new();
    private readonly Lock gate = new();
    private ITopologyObserver? reference;

    public override IReadOnlyList<string> Permissions { get; } = [Ports.People.Permissions.MonitoringRead];

    public string OutboxTopic => "object";

    public static bool Serves(string topic) => MapId(topic) is not null;

    public override async ValueTask<bool> Exists(string topic, UnitScope scope, CancellationToken cancellationToken) =>
        MapId(topic) is { } map && await store.Find(scope, map, cancellationToken) is not null;

    public override async Task Open(FeedTopic topic, UnitScope scope, CancellationToken cancellationToken)
    {
        OpenMap map = topics[topic] = new(scope);
        topic.Load(await Read(MapId(topic.Name)!.Value, map, Reference(), cancellationToken));
    }

    public override void Drop(FeedTopic topic)
    {
        if (topics.TryRemove(topic, out _) && topics.Keys.All(other => other.Name != topic.Name)) _ = Forget(MapId(topic.Name)!.Value);
    }

    public Task Changed(TopologyChange change)
    {
        foreach ((FeedTopic topic, OpenMap map) in topics)
        {
            if (MapId(topic.Name) == change.MapId) topic.Apply(map.Hear(change));
        }

        return Task.CompletedTask;
    }

    public void Hear(IReadOnlyList<OutboxEvent> events)
    {
        if (topics.IsEmpty) return;

        foreach (OutboxEvent heard in events)
        {
            ObjectStateRow state = JsonSerializer.Deserialize<ObjectPayload>(heard.Payload, OutboxJson.Options)!.State;
            foreach ((FeedTopic topic, OpenMap map) in topics)
            {
                if (map.Scope.Covers(heard.Place)) topic.Apply(map.Hear(state, heard.At));
            }
        }
    }

    /// <summary>What the topic of a map would hold now, without anybody watching it; null when the map is not in scope.</summary>
    public async Task<Wire.TopologyStates?> Look(UnitScope scope, Guid mapId, CancellationToken cancellationToken)
    {
        OpenMap map = new(scope);
        await Read(mapId, map, Reference(), cancellationToken);
        return map.States();
    }

    /// <summary>Reads the topics of one map again, or of all that somebody watches: observers are forgotten after two minutes without a word.</summary>
    public async Task Renew(Guid? mapId, CancellationToken cancellationToken)
    {
        foreach ((FeedTopic topic, OpenMap map) in topics)
        {
            Guid id = MapId(topic.Name)!.Value;
            if (!topic.IsWatched || (mapId ?? id) != id) continue;

            try
            {
                topic.Reload(await Read(id, map, Reference(), cancellationToken));
            }
            catch (Exception lost) when (!cancellationToken.IsCancellationRequested)
            {
                LogNotRead(logger, topic.Name, topic.Epoch, lost);
            }
        }
    }

    /// <summary>A map, or a relation that may be on any, was changed here: its actor and whoever looks on hear of it at once.</summary>
    public async Task News(Guid? mapId, CancellationToken cancellationToken)
    {
        try
        {
            Guid[] open = [.. topics.Keys.Select(topic => MapId(topic.Name)!.Value).Distinct().Where(id => (mapId ?? id) == id)];
            foreach (Guid id in open) await grains.GetGrain<ITopologyGrain>(id).Refresh();
            await Renew(mapId, cancellationToken);
        }
        catch (Exception lost) when (!cancellationToken.IsCancellationRequested)
        {
            // What was committed is committed: the next round shows it.
            LogNotTold(logger, mapId, lost);
        }
    }

    private async Task<FeedChange[]> Read(Guid mapId, OpenMap map, ITopologyObserver observer, CancellationToken cancellationToken)
    {
        DateTimeOffset since = time.GetUtcNow() - CommitMax;
        if (await reader.Read(map.Scope, mapId, cancellationToken) is not { } view) return [];

        ImmutableArray<TopologyMap> nested = [.. view.Nodes.Select(node => node.Map).OfType<TopologyMap>()];
        return map.Show(
            view,
            nested.IsEmpty ? ImmutableDictionary<Guid, ImmutableDictionary<ObjectState, int>>.Empty : await store.CountStates(map.Scope, nested, cancellationToken),
            await grains.GetGrain<ITopologyGrain>(mapId).Observe(observer), since);
    }

    private ITopologyObserver Reference()
    {
        lock (gate) return reference ??= grains.CreateObjectReference<ITopologyObserver>(this);
    }

    private async Task Forget(Guid mapId)
    {
        try
        {
            await grains.GetGrain<ITopologyGrain>(mapId).Forget(Reference());
        }
        catch (Exception lost)
        {
            LogNotForgotten(logger, mapId, lost);
        }
    }

    private static Guid? MapId(string topic) =>
        topic.StartsWith(Prefix, StringComparison.Ordinal) && Guid.TryParseExact(topic.AsSpan(Prefix.Length), "D", out Guid id) ? id : null;

    [LoggerMessage(Level = LogLevel.Warning, Message = "Feed {Topic} of {Epoch} cannot be renewed; the next round tries")]
    private static partial void LogNotRead(ILogger logger, string topic, string epoch, Exception lost);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Map {Map} could not be told that nobody watches it; it forgets by itself")]
    private static partial void LogNotForgotten(ILogger logger, Guid map, Exception lost);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Open maps could not be told of a change of {Map}; the next round shows it")]
    private static partial void LogNotTold(ILogger logger, Guid? map, Exception lost);
}
