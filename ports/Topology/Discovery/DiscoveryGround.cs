using System.Collections.Immutable;

namespace PrisonOps.Ports.Topology.Discovery;

/// <summary>What a round infers from: the unit with the units above and right below it, because cables cross their borders.</summary>
public sealed record DiscoveryGround(ImmutableArray<TopologyObject> Objects, ImmutableArray<DeviceFacts> Facts, ImmutableArray<AcceptedLink> Accepted)
{
    public const int ObjectsMax = 50_000;
    public const int FactsMax = 5_000;
}
