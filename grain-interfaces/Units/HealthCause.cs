using PrisonOps.Ports.Objects;

namespace PrisonOps.GrainInterfaces.Units;

/// <summary>A member that pulls a health score down.</summary>
[GenerateSerializer, Immutable, Alias("prisonops.health-cause")]
public sealed record HealthCause(
    [property: Id(0)] Guid ObjectId,
    [property: Id(1)] int UnitId,
    [property: Id(2)] string ClassCode,
    [property: Id(3)] ObjectState State,
    [property: Id(4)] string? Reason,
    [property: Id(5)] Criticality Criticality);
