namespace PrisonOps.Web.Wire;

/// <param name="Others">Groups and texts, and what somebody took off the map.</param>
public sealed record TopologyView(
    TopologyMapRow Map, IReadOnlyList<TopologyNode> Nodes, IReadOnlyList<TopologyLink> Links, IReadOnlyList<TopologyElement> Others, bool IsCut);
