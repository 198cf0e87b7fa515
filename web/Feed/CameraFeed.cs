using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Cameras.Diagnosis;
using PrisonOps.Ports.Outbox;
using PrisonOps.Ports.People;
using PrisonOps.Ports.Units;
using PrisonOps.Web.Cameras;

namespace PrisonOps.Web.Feed;

/// <summary>
/// Topic "cameras": every camera in scope with its state and its faults. States and faults come from the outbox; that a camera was added, renamed,
/// commissioned or retired is seen when the list is read again, at once after a change made here and each minute.
/// </summary>
internal sealed partial class CameraFeed(ICameraQueries cameras, TimeProvider time, ILogger<CameraFeed> logger) : FeedSource, IOutboxListener
{
    public const string Topic = "cameras";

    /// <summary>
    /// An event carries the time when its transaction began, so one that the list does not hold yet may be a little older than the reading.
    /// </summary>
    private static readonly TimeSpan CommitMax = TimeSpan.FromSeconds(5);

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

        foreach (OutboxEvent heard in events)
        {
            ObjectPayload payload = JsonSerializer.Deserialize<ObjectPayload>(heard.Payload, OutboxJson.Options)!;
            Change(payload.State.ObjectId, heard, known => known with
            {
                Code = payload.Code, Name = payload.Name, State = payload.State.State, Reason = payload.State.Reason, Since = payload.State.Since,
            });
        }
    }

    /// <summary>The faults of a camera are those that its open alarm lists.</summary>
    public void HearAlarms(IReadOnlyList<OutboxEvent> events)
    {
        if (topics.IsEmpty) return;

        foreach (OutboxEvent heard in events)
        {
            AlarmRow alarm = JsonSerializer.Deserialize<AlarmPayload>(heard.Payload, OutboxJson.Options)!.Item.Alarm;
            if (alarm.Type != CameraAlarms.Abnormal) continue;

            ImmutableArray<string> faults = alarm.ClearedAt is null ? [.. alarm.Evidence.Faults.Select(fault => fault.Code)] : [];
            Change(alarm.ObjectId, heard, known => known with { Faults = faults });
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

    private void Change(Guid camera, OutboxEvent heard, Func<Wire.Camera, Wire.Camera> change)
    {
        foreach ((FeedTopic topic, Watched watched) in topics)
        {
            if (!watched.Scope.Covers(heard.Place) || !watched.Cameras.TryGetValue(camera, out Wire.Camera? known)) continue;

            Wire.Camera changed = watched.Cameras[camera] = change(known);
            topic.Apply([Item(changed, heard.At)]);
        }
    }

    private async Task<FeedChange[]> Read(Watched watched, CancellationToken cancellationToken)
    {
        DateTimeOffset since = time.GetUtcNow() - CommitMax;
        ImmutableArray<CameraListItem> rows = await cameras.List(watched.Scope, cancellationToken);
        foreach (Guid gone in watched.Cameras.Keys.Except(rows.Select(row => row.Id)).ToArray()) watched.Cameras.TryRemove(gone, out _);
        foreach (CameraListItem row in rows) watched.Cameras[row.Id] = DiagnosisWire.Camera(row);
        return [.. rows.Select(row => Item(watched.Cameras[row.Id], since))];
    }

    private static FeedChange Item(Wire.Camera camera, DateTimeOffset at) =>
        new(camera.Id.ToString(), at.UtcTicks, WireJson.Bytes(camera), false, false);

    private sealed record Watched(UnitScope Scope, ConcurrentDictionary<Guid, Wire.Camera> Cameras);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Feed {Topic} of {Epoch} cannot be read again; the next round tries")]
    private static partial void LogNotRead(ILogger logger, string topic, string epoch, Exception lost);
}
