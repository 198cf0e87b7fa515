using System.Collections.Immutable;
using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Alarms;

/// <summary>What the alarm console reads, always inside a scope.</summary>
public interface IAlarmQueries
{
    /// <summary>Every open alarm in scope, most urgent first, at most <paramref name="limit"/>.</summary>
    Task<ImmutableArray<AlarmListItem>> ListOpen(UnitScope scope, int limit, CancellationToken cancellationToken);

    /// <summary>Keyset page ordered by opening time, newest first. <paramref name="pageSize"/> is 1 to 500.</summary>
    Task<Page<AlarmListItem>> List(UnitScope scope, AlarmFilter filter, string? after, int pageSize, CancellationToken cancellationToken);

    Task<AlarmListItem?> Find(UnitScope scope, Guid alarmId, CancellationToken cancellationToken);

    Task<ImmutableArray<AlarmTimelineEvent>> Timeline(UnitScope scope, Guid alarmId, CancellationToken cancellationToken);

    /// <summary>A recount of open alarms that people are meant to see, per unit and severity, for tests and repair of roll-ups.</summary>
    Task<ImmutableArray<AlarmRecount>> Recount(UnitScope scope, CancellationToken cancellationToken);

    /// <summary>Opened alarms per interval, oldest first, for the trend of the wall.</summary>
    Task<ImmutableArray<AlarmTrendPoint>> Trend(UnitScope scope, DateTimeOffset from, TimeSpan interval, CancellationToken cancellationToken);
}
