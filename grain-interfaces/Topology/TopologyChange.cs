using System.Collections.Immutable;
using PrisonOps.Ports.Topology;

namespace PrisonOps.GrainInterfaces.Topology;

/// <summary>What is new on a map: links, and what its devices say of themselves.</summary>
[GenerateSerializer, Immutable, Alias("prisonops.topology-change")]
public sealed record TopologyChange(
    [property: Id(0)] Guid MapId,
    [property: Id(1)] ImmutableArray<LinkNow> Links,
    [property: Id(2)] ImmutableArray<DeviceLoad> Loads);
