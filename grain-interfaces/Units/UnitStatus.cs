using System.Collections.Immutable;
using PrisonOps.Ports.Units;

namespace PrisonOps.GrainInterfaces.Units;

/// <param name="Systems">Health by system, in the order of the taxonomy.</param>
/// <param name="OverdueChildren">Names of children that are not heard in time: the sum is partial.</param>
[GenerateSerializer, Immutable, Alias("prisonops.unit-status")]
public sealed record UnitStatus(
    [property: Id(0)] int UnitId,
    [property: Id(1)] UnitPlace Place,
    [property: Id(2)] UnitTier Tier,
    [property: Id(3)] UnitSummary Summary,
    [property: Id(4)] ImmutableArray<SystemHealth> Systems,
    [property: Id(5)] ImmutableArray<string> OverdueChildren,
    [property: Id(6)] long Epoch,
    [property: Id(7)] long Revision,
    [property: Id(8)] DateTimeOffset At);
