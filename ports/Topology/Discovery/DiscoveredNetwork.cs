using System.Collections.Immutable;

namespace PrisonOps.Ports.Topology.Discovery;

public sealed record DiscoveredNetwork(ImmutableArray<DiscoveredLink> Links, ImmutableArray<Stranger> Strangers);
