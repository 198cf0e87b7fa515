namespace PrisonOps.Ports.Topology.Discovery;

/// <summary>What became of asking one device. Failure is null when there are facts.</summary>
public sealed record FactsReading(DeviceFacts? Facts, string? Failure);
