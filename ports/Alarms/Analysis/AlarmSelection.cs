using System.Collections.Immutable;

namespace PrisonOps.Ports.Alarms.Analysis;

/// <summary>The alarms that an analysis is about: those opened from <paramref name="From"/> until before <paramref name="To"/>.</summary>
/// <param name="UnitId">With the units below it; null does not restrict.</param>
/// <param name="Where">A conjunction: the alarm has this value in this dimension.</param>
/// <param name="Zone">IANA name of the time zone that hours, days, weeks and months are meant in.</param>
public sealed record AlarmSelection(
    DateTimeOffset From, DateTimeOffset To, int? UnitId, ImmutableArray<AlarmDimensionValue> Where, string Zone);
