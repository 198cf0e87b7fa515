using PrisonOps.Ports.Topology;

namespace PrisonOps.Web.Wire;

/// <param name="SeenBy">The object that said so.</param>
/// <param name="Code">"neighbour", "neighbour-confirmed", "address-on-port", "addresses-on-port".</param>
/// <param name="Said">What it said, as it said it: chassis, port, name, address.</param>
public sealed record TopologyEvidence(EvidenceSource Source, Guid SeenBy, string? Port, string Code, string Said, DateTimeOffset At);
