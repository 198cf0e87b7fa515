using PrisonOps.Ports.Objects;

namespace PrisonOps.GrainInterfaces.Objects;

/// <summary>What one object tells its roster: on change, on activation and every minute.</summary>
/// <param name="Epoch">Grows with every activation of the object's actor (UTC ticks of the activation).</param>
[GenerateSerializer, Immutable, Alias("prisonops.object-summary")]
public sealed record ObjectSummary(
    [property: Id(0)] ObjectStateRow State,
    [property: Id(1)] string ClassCode,
    [property: Id(2)] Criticality Criticality,
    [property: Id(3)] long Epoch,
    [property: Id(4)] bool Monitored);
