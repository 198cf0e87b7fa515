using System.Collections.Immutable;

namespace PrisonOps.Ports.Topology;

/// <summary>A map as it is drawn.</summary>
/// <param name="Others">Groups and texts, and what somebody took off the map.</param>
/// <param name="IsCut">There is more than a map may show.</param>
public sealed record TopologyView(
    TopologyMap Map, ImmutableArray<TopologyNode> Nodes, ImmutableArray<TopologyLink> Links, ImmutableArray<TopologyElement> Others, bool IsCut)
{
    public const int NodesMax = 5_000;
    public const int LinksMax = 10_000;
}
