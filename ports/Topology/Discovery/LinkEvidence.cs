namespace PrisonOps.Ports.Topology.Discovery;

/// <param name="SeenBy">The object that said so.</param>
/// <param name="Code">"neighbour", "neighbour-confirmed", "address-on-port", "addresses-on-port", "bridges-face-to-face", "not-seen".</param>
/// <param name="Said">As it was said: chassis, port, name, address.</param>
public sealed record LinkEvidence(EvidenceSource Source, Guid SeenBy, string? Port, string Code, string Said, DateTimeOffset At);
