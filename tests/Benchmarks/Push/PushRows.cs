using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using PrisonOps.Ports;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Audit;
using PrisonOps.Ports.Outbox;
using PrisonOps.Ports.Units;

namespace PrisonOps.Benchmarks.Push;

/// <summary>A ministry, a province and its prisons, with an outbox that the benchmark fills.</summary>
internal sealed class PushRows : IOutboxReader, IUnitStore, IAuditLog
{
    /// <summary>The type of the alarm that ends the run.</summary>
    public const string LastType = "benchmark.over";

    private const int OutboxMax = 16_384;
    private const int TicksPerSecond = 50;
    private readonly Lock gate = new();
    private readonly Queue<OutboxEvent> outbox = new();
    private readonly ImmutableArray<UnitRow> units;
    private readonly AlarmListItem[] alarms;
    private TaskCompletionSource news = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long head;

    public PushRows(int prisons)
    {
        Prisons = [.. Enumerable.Range(10, prisons).Select(id => new UnitRow(
            id, 2, UnitTier.Prison, new(id, 2, id), string.Create(CultureInfo.InvariantCulture, $"cn.51.{id}"), "监狱", "Prison", 1))];
        units = [new(1, null, UnitTier.Ministry, new(1, 0, 0), "cn", "部", "Ministry", 1), new(2, 1, UnitTier.Province, new(2, 2, 0), "cn.51", "省", "Province", 1), .. Prisons];
        alarms = [.. Prisons.Select(Alarm)];
    }

    public ImmutableArray<UnitRow> Prisons { get; }

    public PushPeople People { get; } = new();

    /// <summary>Commits so many changes a second for a time, spread over the prisons; gives how many they were.</summary>
    public async Task<long> Change(int perSecond, TimeSpan time, CancellationToken cancellationToken)
    {
        using PeriodicTimer timer = new(TimeSpan.FromSeconds(1.0 / TicksPerSecond));
        long start = Stopwatch.GetTimestamp();
        long made = 0;
        while (Stopwatch.GetElapsedTime(start) < time && await timer.WaitForNextTickAsync(cancellationToken))
        {
            for (long due = (long)(Stopwatch.GetElapsedTime(start).TotalSeconds * perSecond); made < due; made++) Repeat((int)(made % Prisons.Length), "camera.frozen");
        }

        return made;
    }

    public void End()
    {
        for (int at = 0; at < Prisons.Length; at++) Repeat(at, LastType);
    }

    public Task<long> ReadHead(CancellationToken cancellationToken)
    {
        lock (gate) return Task.FromResult(head);
    }

    public Task<ImmutableArray<OutboxEvent>> ReadAfter(long sequence, int limit, CancellationToken cancellationToken)
    {
        lock (gate) return Task.FromResult<ImmutableArray<OutboxEvent>>([.. outbox.Where(heard => heard.Sequence > sequence).Take(limit)]);
    }

    public Task<ImmutableArray<OutboxEvent>> ReadUrgent(long after, IReadOnlyCollection<long> except, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<OutboxEvent>>([]);

    public async Task WaitForEvents(long after, TimeSpan atMost, CancellationToken cancellationToken)
    {
        Task waiting;
        lock (gate)
        {
            if (head > after) return;

            waiting = news.Task;
        }

        await waiting.WaitAsync(atMost, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public Task<long?> LoadCursor(string consumer, CancellationToken cancellationToken) => Task.FromResult<long?>(null);

    public Task SaveCursor(string consumer, long sequence, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<ImmutableArray<UnitRow>> LoadAll(CancellationToken cancellationToken) => Task.FromResult(units);

    public Task<ImmutableArray<UnitRow>> ListInScope(UnitScope scope, CancellationToken cancellationToken) => Task.FromResult(units);

    public Task<ChangeOutcome<UnitRow>> Create(
        Actor actor, UnitScope scope, int? parentId, UnitTier tier, string code, string nameZh, string nameEn, CancellationToken cancellationToken) =>
        Task.FromResult(ChangeOutcome.NotFound<UnitRow>());

    public Task<ChangeOutcome<UnitRow>> Rename(
        Actor actor, UnitScope scope, int unitId, string nameZh, string nameEn, long revision, CancellationToken cancellationToken) =>
        Task.FromResult(ChangeOutcome.NotFound<UnitRow>());

    public Task Write(
        Actor actor, UnitPlace place, string action, string subject, string? before, string? after, bool succeeded, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    public Task<Page<AuditEntry>> List(
        UnitScope scope, string? actorName, string? action, string? text, DateTimeOffset? from, DateTimeOffset? to, string? after, int pageSize,
        CancellationToken cancellationToken) => Task.FromResult(new Page<AuditEntry>([], null, 0, true));

    private void Repeat(int at, string type)
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        AlarmRow row = alarms[at].Alarm;
        alarms[at] = alarms[at] with { Alarm = row with { Type = type, LastAt = now, Count = row.Count + 1, Revision = row.Revision + 1 } };
        string payload = JsonSerializer.Serialize(new AlarmPayload(alarms[at], AlarmEventKind.Repeated, "grid", null), OutboxJson.Options);
        TaskCompletionSource told;
        lock (gate)
        {
            outbox.Enqueue(new(++head, "alarm", row.Place, row.Id.ToString(), payload, now));
            if (outbox.Count > OutboxMax) outbox.Dequeue();
            (told, news) = (news, new(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        told.TrySetResult();
    }

    private static AlarmListItem Alarm(UnitRow unit)
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        AlarmRow row = new()
        {
            Id = Guid.CreateVersion7(), ObjectId = Guid.CreateVersion7(), Place = unit.Place, Type = "camera.frozen", Instance = "", Severity = AlarmSeverity.Major,
            OriginalSeverity = AlarmSeverity.Major, FirstAt = now, OpenedAt = now, LastAt = now, Count = 1, Evidence = FindingEvidence.None, Revision = 1,
        };
        return new(row, $"camera-{unit.Id}", "监区摄像机", "security.video-surveillance.camera", "三监区", unit.NameZh, unit.NameEn);
    }
}
