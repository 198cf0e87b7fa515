namespace PrisonOps.GrainInterfaces.Topology;

[GenerateSerializer, Immutable, Alias("prisonops.discovery-progress")]
public readonly record struct DiscoveryProgress([property: Id(0)] bool IsRunning, [property: Id(1)] int Asked);
