namespace PrisonOps.Web.Wire;

/// <summary>What the topic "topology:{map}" holds now.</summary>
public sealed record TopologyStates(TopologyMapNow Map, IReadOnlyList<TopologyNodeState> Nodes, IReadOnlyList<TopologyLinkNow> Links);
