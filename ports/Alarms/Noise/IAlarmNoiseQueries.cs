using System.Collections.Immutable;
using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Alarms.Noise;

/// <summary>The report of noise, always inside a scope.</summary>
public interface IAlarmNoiseQueries
{
    /// <summary>The loudest first, of the alarms that opened between two times.</summary>
    /// <param name="unitId">Only this unit and those below; null for the whole scope.</param>
    Task<ImmutableArray<AlarmNoise>> Rank(
        UnitScope scope, NoiseGrouping by, int? unitId, DateTimeOffset from, DateTimeOffset to, int limit, CancellationToken cancellationToken);
}
