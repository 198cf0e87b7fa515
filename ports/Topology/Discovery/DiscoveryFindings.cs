using System.Collections.Immutable;

namespace PrisonOps.Ports.Topology.Discovery;

/// <summary>What a round leaves: all differences there are now, the accepted links it saw, and what it read of ports.</summary>
public sealed record DiscoveryFindings(
    DiscoveryRound Round, ImmutableArray<LinkProposal> Proposals, ImmutableArray<Guid> Seen, ImmutableArray<TopologyPort> Ports, ImmutableArray<Guid> Answered);
