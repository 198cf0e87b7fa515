using System.Collections.Immutable;
using PrisonOps.GrainInterfaces.Alarms;

namespace PrisonOps.GrainInterfaces.Units;

/// <summary>The small record of counters that goes up the tree.</summary>
/// <param name="Health">0 to 100; null when nothing is judged. Filled by units; rosters and boards leave it null.</param>
/// <param name="ChildrenReporting">Units, boards and rosters below that are heard in time, of <paramref name="ChildrenExpected"/>.</param>
/// <param name="OldestAt">The oldest of the summaries in this sum.</param>
[GenerateSerializer, Immutable, Alias("prisonops.unit-summary")]
public sealed record UnitSummary(
    [property: Id(0)] ImmutableArray<SystemSummary> Systems,
    [property: Id(1)] AlarmCounts Alarms,
    [property: Id(2)] double? Health,
    [property: Id(3)] int ChildrenReporting,
    [property: Id(4)] int ChildrenExpected,
    [property: Id(5)] DateTimeOffset OldestAt);
