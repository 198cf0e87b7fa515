namespace PrisonOps.Ports.Topology.Discovery;

/// <summary>Something that a device sees and that is no object of ours.</summary>
public sealed record Stranger(Guid SeenBy, string? Port, EvidenceSource Source, string Said);
