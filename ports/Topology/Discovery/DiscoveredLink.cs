using System.Collections.Immutable;

namespace PrisonOps.Ports.Topology.Discovery;

/// <param name="Confidence">0 to 1.</param>
public sealed record DiscoveredLink(LinkPort From, LinkPort To, EvidenceSource Source, double Confidence, ImmutableArray<LinkEvidence> Evidence);
