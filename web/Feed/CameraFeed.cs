using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Outbox;
using PrisonOps.Ports.People;
using PrisonOps.Ports.Units;
using PrisonOps.Web.Objects;

namespace PrisonOps.Web.Feed;

/// <summary>
/// Topic "cameras": every camera in scope with its state. States come from the outbox; that a camera was added, renamed or retired is seen
/// when the list is read again, at once after a change made here and each minute.
/// </summary>
internal sealed partial class CameraFeed(IObjectStore objects, ILogger<CameraFeed> logger) : FeedSource, IOutboxListener
{
    public const string Topic = "cameras";

    private readonly ConcurrentDictionary<FeedTopic, Watched> topics = new();

    public override IReadOnlyList<string> Permissions { get; } = [Ports.People.Permissions.MonitoringRead];

    public string OutboxTopic => "object";

    public override async Task Open(FeedTopic topic, UnitScope scope, CancellationToken cancellationToken)
    {
        topics[topic] = new(scope, new());
        topic.Load(await Read(topics[topic], cancellationToken));
    }

    public override void Drop(FeedTopic topic) => topics.TryRemove(topic, out _);

    public void Hear(IReadOnlyList<OutboxEvent> events)
    {
        if (topics.IsEmpty) return;

        ObjectPayload[] payloads = [.. events.Select(heard => JsonSerializer.Deserialize<ObjectPayload>(heard.Payload, OutboxJson.Options)!)];
        foreach ((FeedTopic topic, Watched watched) in topics)
        {
            FeedChange[] own =
            [
                .. payloads.Where(heard => watched.Cameras.ContainsKey(heard.State.ObjectId) && watched.Scope.Covers(heard.State.Place))
                    .Select(heard => Change(ObjectWire.Camera(heard))),
            ];
            if (own.Length > 0) topic.Apply(own);
        }
    }

    public async Task Renew(CancellationToken cancellationToken)
    {
        foreach ((FeedTopic topic, Watched watched) in topics)
        {
            try
            {
                topic.Reload(await Read(watched, cancellationToken));
            }
            catch (Exception lost) when (!cancellationToken.IsCancellationRequested)
            {
                LogNotRead(logger, topic.Name, topic.Epoch, lost);
            }
        }
    }

    private async Task<FeedChange[]> Read(Watched watched, CancellationToken cancellationToken)
    {
        ImmutableArray<ObjectListItem> cameras = await objects.ListCameras(watched.Scope, cancellationToken);
        foreach (Guid gone in watched.Cameras.Keys.Except(cameras.Select(camera => camera.Id)).ToArray()) watched.Cameras.TryRemove(gone, out _);
        foreach (ObjectListItem camera in cameras) watched.Cameras[camera.Id] = true;
        return [.. cameras.Select(camera => Change(ObjectWire.Camera(camera)))];
    }

    /// <summary>A list row has no revision of the state, but both have the time when it began: a later state began later.</summary>
    private static FeedChange Change(Wire.Camera camera) =>
        new(camera.Id.ToString(), camera.Since.UtcTicks, WireJson.Bytes(camera), false, false);

    private sealed record Watched(UnitScope Scope, ConcurrentDictionary<Guid, bool> Cameras);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Feed {Topic} of {Epoch} cannot be read again; the next round tries")]
    private static partial void LogNotRead(ILogger logger, string topic, string epoch, Exception lost);
}
