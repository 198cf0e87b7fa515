using System.Collections.Immutable;
using PrisonOps.Ports.Objects;

namespace PrisonOps.Ports.Topology;

/// <summary>What a device says to a map on which it is.</summary>
/// <param name="Revision">Grows with every word of the device; an older one is ignored.</param>
/// <param name="IsFresh">Its last poll was answered.</param>
/// <param name="CpuRatio">0 to 1, the mean of its processors; null when it is not measured.</param>
[GenerateSerializer, Immutable, Alias("prisonops.device-ports")]
public sealed record DevicePorts(
    [property: Id(0)] Guid ObjectId,
    [property: Id(1)] long Revision,
    [property: Id(2)] bool IsFresh,
    [property: Id(3)] ObjectState State,
    [property: Id(4)] double? CpuRatio,
    [property: Id(5)] double? MemoryRatio,
    [property: Id(6)] ImmutableArray<PortNow> Ports);
