namespace PrisonOps.GrainInterfaces.Topology;

/// <summary>The load of a device, 0 to 1; null when it is not measured or its last poll was not answered.</summary>
[GenerateSerializer, Immutable, Alias("prisonops.device-load")]
public readonly record struct DeviceLoad(
    [property: Id(0)] Guid ObjectId, [property: Id(1)] double? CpuRatio, [property: Id(2)] double? MemoryRatio);
