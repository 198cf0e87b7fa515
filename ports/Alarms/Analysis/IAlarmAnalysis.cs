using System.Collections.Immutable;
using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Alarms.Analysis;

/// <summary>Alarms counted by what they are about (clause 8.3.11.1 a and b), always inside a scope.</summary>
public interface IAlarmAnalysis
{
    /// <summary>So many dimensions together at most.</summary>
    const int DimensionsMax = 3;

    /// <summary>The longest time that is analysed at once.</summary>
    static readonly TimeSpan SpanMax = TimeSpan.FromDays(366);

    /// <param name="dimensions">0 to <see cref="DimensionsMax"/>, each once.</param>
    Task<AlarmPivot> Count(
        UnitScope scope, AlarmSelection selection, ImmutableArray<AlarmDimension> dimensions, CancellationToken cancellationToken);

    /// <summary>The alarms themselves: keyset page ordered by opening time, newest first. <paramref name="pageSize"/> is 1 to 500.</summary>
    Task<Page<AlarmListItem>> List(UnitScope scope, AlarmSelection selection, string? after, int pageSize, CancellationToken cancellationToken);
}
