using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Outbox;
using PrisonOps.Ports.People;
using PrisonOps.Ports.Units;
using PrisonOps.Web.Alarms;

namespace PrisonOps.Web.Feed;

/// <summary>Topic "alarms": every open alarm in scope; the state from the list, the changes from the outbox.</summary>
internal sealed class AlarmFeed(IAlarmQueries alarms) : FeedSource, IOutboxListener
{
    public const string Topic = "alarms";

    /// <summary>More open alarms than this in one scope are not shown live; the list still pages through them.</summary>
    public const int OpenMax = 60_000;

    private readonly ConcurrentDictionary<FeedTopic, UnitScope> topics = new();

    public override IReadOnlyList<string> Permissions { get; } = [Ports.People.Permissions.AlarmRead];

    public override TimeSpan Interval => TimeSpan.FromMilliseconds(100);

    public string OutboxTopic => "alarm";

    public override async Task Open(FeedTopic topic, UnitScope scope, CancellationToken cancellationToken)
    {
        topics[topic] = scope;
        ImmutableArray<AlarmListItem> open = await alarms.ListOpen(scope, OpenMax, cancellationToken);
        topic.Load(open.Select(item => Change(item, urgent: false)));
    }

    public override void Drop(FeedTopic topic) => topics.TryRemove(topic, out _);

    public void HearAhead(IReadOnlyList<OutboxEvent> events) => Hear(events);

    public void Hear(IReadOnlyList<OutboxEvent> events)
    {
        if (topics.IsEmpty) return;

        List<(UnitPlace Place, UnitPlace? Cause, FeedChange Named, FeedChange Nameless)> changes = new(events.Count);
        foreach (OutboxEvent heard in events)
        {
            AlarmPayload payload = JsonSerializer.Deserialize<AlarmPayload>(heard.Payload, OutboxJson.Options)!;
            FeedChange named = Change(payload.Item, heard.Urgent);
            FeedChange nameless = payload.Item.Cause is null ? named : Change(payload.Item with { Cause = null }, heard.Urgent);
            changes.Add((heard.Place, payload.Item.Alarm.Life.Upstream?.CausePlace, named, nameless));
        }

        foreach ((FeedTopic topic, UnitScope scope) in topics)
        {
            FeedChange[] own =
            [
                .. changes.Where(change => scope.Covers(change.Place))
                    .Select(change => change.Cause is { } cause && !scope.Covers(cause) ? change.Nameless : change.Named),
            ];
            if (own.Length > 0) topic.Apply(own);
        }
    }

    private static FeedChange Change(AlarmListItem item, bool urgent) =>
        new(item.Alarm.Id.ToString(), item.Alarm.Revision, WireJson.Bytes(AlarmWire.Alarm(item)), urgent, Leaves: item.Alarm.ClearedAt is not null);
}
