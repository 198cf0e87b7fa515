using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using PrisonOps.GrainInterfaces.Alarms;
using PrisonOps.Ports;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Alarms.Noise;
using PrisonOps.Ports.Outbox;
using PrisonOps.Ports.Units;

namespace PrisonOps.Tests.Web.Host;

/// <summary>Alarms in memory: rows, boards and the outbox in one, as the web sees them together.</summary>
internal sealed class AlarmsDouble(TimeProvider time, OutboxDouble outbox) : IAlarmQueries, IAlarmNoiseQueries
{
    private readonly ConcurrentDictionary<Guid, AlarmListItem> alarms = new();

    /// <summary>Runs inside the reading of a snapshot, before it is given back.</summary>
    public Action? WhileListing { get; set; }

    public AlarmListItem Open(UnitRow unit, string name = "camera-01", AlarmSeverity severity = AlarmSeverity.Major, Guid? of = null)
    {
        DateTimeOffset now = time.GetUtcNow();
        AlarmRow row = new()
        {
            Id = Guid.CreateVersion7(), ObjectId = of ?? Guid.CreateVersion7(), Place = unit.Place, Type = "camera.frozen", Instance = "", Severity = severity,
            OriginalSeverity = severity, FirstAt = now, OpenedAt = now, LastAt = now, Count = 1, Evidence = FindingEvidence.None, Revision = 1,
        };
        AlarmListItem item = new(row, name, name, "security.video-surveillance.camera", null, unit.NameZh, unit.NameEn);
        alarms[row.Id] = item;
        Tell(item, AlarmEventKind.Opened, "grid");
        return item;
    }

    /// <summary>It follows from another object that stands in a unit of its own.</summary>
    public void Mark(Guid id, UnitRow causeUnit, AlarmCause cause)
    {
        alarms[id] = alarms[id] with { Cause = cause };
        AlarmUpstream upstream = new(Guid.CreateVersion7(), causeUnit.Place, time.GetUtcNow(), TimeSpan.FromMinutes(1), null);
        Change(id, AlarmEventKind.UpstreamLost, row => row with { State = AlarmState.Suppressed, Life = row.Life with { Upstream = upstream } });
    }

    /// <summary>By type alone, which is enough to see what the web asks and answers.</summary>
    public Task<ImmutableArray<AlarmNoise>> Rank(
        UnitScope scope, NoiseGrouping by, int? unitId, DateTimeOffset from, DateTimeOffset to, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<AlarmNoise>>(
        [
            .. alarms.Values.Where(item => scope.Covers(item.Alarm.Place) && item.Alarm.OpenedAt >= from && item.Alarm.OpenedAt < to)
                .GroupBy(item => item.Alarm.Type)
                .Select(type => new AlarmNoise($"{by}:{type.Key}", null, null, type.Count(), type.Sum(item => item.Alarm.Count), 0, 0, 0, 0, 0, 0, 0)).Take(limit),
        ]);

    public AlarmListItem Change(Guid id, AlarmEventKind kind, Func<AlarmRow, AlarmRow> change, string by = "grid")
    {
        AlarmListItem changed = alarms.AddOrUpdate(
            id, _ => throw new KeyNotFoundException($"{id}"),
            (_, item) => item with { Alarm = change(item.Alarm) with { Revision = item.Alarm.Revision + 1 } });
        Tell(changed, kind, by);
        return changed;
    }

    public void Clear(Guid id) =>
        Change(id, AlarmEventKind.Cleared, row => row with { ClearedAt = time.GetUtcNow(), ClearedBy = "grid", ClearReason = "recovered" });

    /// <summary>What a board does with a command, as far as the web can tell.</summary>
    public ImmutableArray<AlarmCommandOutcome> Execute(AlarmCommand command) =>
    [
        .. command.AlarmIds.Select(id =>
        {
            if (alarms[id].Alarm.AcknowledgedAt is not null && command.Kind is AlarmCommandKind.Acknowledge) return new AlarmCommandOutcome(id, "already-acknowledged");

            Change(id, AlarmEventKind.Acknowledged, row => row with { AcknowledgedAt = time.GetUtcNow(), AcknowledgedBy = command.Actor.Name }, command.Actor.Name);
            return new AlarmCommandOutcome(id, null);
        }),
    ];

    public Task<ImmutableArray<AlarmListItem>> ListOpen(UnitScope scope, int limit, CancellationToken cancellationToken)
    {
        ImmutableArray<AlarmListItem> open = [.. alarms.Values.Where(item => scope.Covers(item.Alarm.Place) && item.Alarm.ClearedAt is null).Take(limit)];
        WhileListing?.Invoke();
        return Task.FromResult(open);
    }

    public Task<Page<AlarmListItem>> List(UnitScope scope, AlarmFilter filter, string? after, int pageSize, CancellationToken cancellationToken)
    {
        ImmutableArray<AlarmListItem> rows =
        [
            .. alarms.Values.Where(item => scope.Covers(item.Alarm.Place) && (!filter.OpenOnly || item.Alarm.ClearedAt is null)
                && (filter.Severities.IsEmpty || filter.Severities.Contains(item.Alarm.Severity))
                && (filter.UnitId is null || item.Alarm.Place.Unit == filter.UnitId)).OrderByDescending(item => item.Alarm.OpenedAt).Take(pageSize),
        ];
        return Task.FromResult(new Page<AlarmListItem>(rows, null, rows.Length, true));
    }

    public Task<AlarmListItem?> Find(UnitScope scope, Guid alarmId, CancellationToken cancellationToken) =>
        Task.FromResult(alarms.TryGetValue(alarmId, out AlarmListItem? item) && scope.Covers(item.Alarm.Place) ? item : null);

    public Task<ImmutableArray<AlarmTimelineEvent>> Timeline(UnitScope scope, Guid alarmId, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<AlarmTimelineEvent>>([new(1, time.GetUtcNow(), AlarmEventKind.Opened, AlarmSeverity.Major, "grid", null)]);

    public Task<ImmutableArray<AlarmRecount>> Recount(UnitScope scope, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<AlarmRecount>>([]);

    public Task<ImmutableArray<AlarmTrendPoint>> Trend(UnitScope scope, DateTimeOffset from, TimeSpan interval, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<AlarmTrendPoint>>(
            [.. alarms.Values.Where(item => scope.Covers(item.Alarm.Place)).GroupBy(item => item.Alarm.Severity).Select(group => new AlarmTrendPoint(from, group.Key, group.Count()))]);

    private void Tell(AlarmListItem item, AlarmEventKind kind, string by) => outbox.Commit(
        "alarm", item.Alarm.Place, item.Alarm.Id.ToString(), JsonSerializer.Serialize(new AlarmPayload(item, kind, by, null), OutboxJson.Options),
        urgent: by != "grid" && item.Alarm.ClearedAt is null);
}
