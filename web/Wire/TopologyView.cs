namespace PrisonOps.Web.Wire;

/// <param name="Structure">Another one when nodes, links or their places are others: the live topic tells it too.</param>
/// <param name="Others">Groups and texts, and what somebody took off the map.</param>
public sealed record TopologyView(
    TopologyMapRow Map, string Structure, IReadOnlyList<TopologyNode> Nodes, IReadOnlyList<TopologyLink> Links, IReadOnlyList<TopologyElement> Others,
    bool IsCut);
