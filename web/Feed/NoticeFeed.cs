using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using PrisonOps.Ports.Notices;
using PrisonOps.Ports.Outbox;
using PrisonOps.Ports.Units;
using PrisonOps.Web.Notices;

namespace PrisonOps.Web.Feed;

/// <summary>Topic "notices/ACCOUNT": what that account has not read under its bell. Nobody else may open it.</summary>
internal sealed class NoticeFeed(INoticeLog log) : FeedSource, IOutboxListener
{
    private const string Prefix = "notices/";
    private const int UnreadMax = 500;

    private readonly ConcurrentDictionary<FeedTopic, string> topics = new();

    public override IReadOnlyList<string> Permissions { get; } = [Ports.People.Permissions.AlarmRead];

    public string OutboxTopic => "notice";

    public static bool Serves(string topic) => Guid.TryParse(AccountOf(topic), out _);

    public override bool IsFor(string topic, Guid accountId) => Guid.TryParse(AccountOf(topic), out Guid its) && its == accountId;

    public override async Task Open(FeedTopic topic, UnitScope scope, CancellationToken cancellationToken)
    {
        string account = Guid.Parse(AccountOf(topic.Name)!).ToString();
        topics[topic] = account;
        ImmutableArray<NoticeRow> unread = await log.Inbox(Guid.Parse(account), unreadOnly: true, UnreadMax, cancellationToken);
        topic.Load(unread.Select(Change));
    }

    public override void Drop(FeedTopic topic) => topics.TryRemove(topic, out _);

    public void Hear(IReadOnlyList<OutboxEvent> events)
    {
        foreach ((FeedTopic topic, string account) in topics)
        {
            FeedChange[] own =
            [
                .. events.Where(heard => heard.Key == account).Select(heard => Change(JsonSerializer.Deserialize<NoticePayload>(heard.Payload, OutboxJson.Options)!.Notice)),
            ];
            if (own.Length > 0) topic.Apply(own);
        }
    }

    private static string? AccountOf(string topic) => topic.StartsWith(Prefix, StringComparison.Ordinal) ? topic[Prefix.Length..] : null;

    private static FeedChange Change(NoticeRow row) =>
        new(row.Id.ToString(), row.ReadAt is null ? 1 : 2, WireJson.Bytes(NoticeWire.Notice(row)), Urgent: true, Leaves: row.ReadAt is not null);
}
