using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Topology;

namespace PrisonOps.Web.Wire;

/// <summary>The map as a whole.</summary>
/// <param name="Kind">"map".</param>
/// <param name="Key">Of the feed: "map".</param>
/// <param name="Structure">Another one when nodes, links or their places are no longer what was loaded: load the map again.</param>
public sealed record TopologyMapNow(
    string Key, string Kind, long Revision, string Structure, IReadOnlyDictionary<ObjectState, int> Nodes, IReadOnlyDictionary<TopologyLinkState, int> Links);
