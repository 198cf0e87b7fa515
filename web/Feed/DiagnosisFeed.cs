using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using PrisonOps.Ports.Cameras.Diagnosis;
using PrisonOps.Ports.Outbox;
using PrisonOps.Ports.People;
using PrisonOps.Ports.Units;
using PrisonOps.Web.Cameras;

namespace PrisonOps.Web.Feed;

/// <summary>Topic "diagnosis": the latest runs in scope with their progress; the state from the list, the changes from the outbox.</summary>
internal sealed class DiagnosisFeed(IDiagnosisRunStore runs) : FeedSource, IOutboxListener
{
    public const string Topic = "diagnosis";
    private const int RunsMax = 100;

    private readonly ConcurrentDictionary<FeedTopic, UnitScope> topics = new();

    public override IReadOnlyList<string> Permissions { get; } = [Ports.People.Permissions.MonitoringRead];

    public string OutboxTopic => "diagnosis";

    public override async Task Open(FeedTopic topic, UnitScope scope, CancellationToken cancellationToken)
    {
        topics[topic] = scope;
        ImmutableArray<DiagnosisRun> latest = await runs.List(scope, RunsMax, cancellationToken);
        topic.Load(latest.Select(Change));
    }

    public override void Drop(FeedTopic topic) => topics.TryRemove(topic, out _);

    public void Hear(IReadOnlyList<OutboxEvent> events)
    {
        if (topics.IsEmpty) return;

        DiagnosisRun[] heard = [.. events.Select(told => JsonSerializer.Deserialize<DiagnosisRun>(told.Payload, OutboxJson.Options)!)];
        foreach ((FeedTopic topic, UnitScope scope) in topics)
        {
            FeedChange[] own = [.. heard.Where(run => scope.Covers(run.Place)).Select(Change)];
            if (own.Length > 0) topic.Apply(own);
        }
    }

    /// <summary>A run only goes forward: what is done grows, what waits shrinks, and its end comes last.</summary>
    private static FeedChange Change(DiagnosisRun run) => new(
        run.Id.ToString(), run.Done + run.Failed + (run.CancelledBy is null ? 0 : 1) + (run.FinishedAt is null ? 0 : 1_000_000),
        WireJson.Bytes(DiagnosisWire.Run(run)), Urgent: false, Leaves: false);
}
