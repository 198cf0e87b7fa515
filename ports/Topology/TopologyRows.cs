using System.Collections.Immutable;

namespace PrisonOps.Ports.Topology;

/// <summary>Everything that one map is made of, as far as the scope reaches.</summary>
/// <param name="Maps">The maps that nodes of this one open; of an automatic map those of the child units.</param>
/// <param name="Relations">Those that have both ends among the objects.</param>
/// <param name="IsCut">There is more than a map may show.</param>
public sealed record TopologyRows(
    TopologyMap Map, ImmutableArray<TopologyElement> Elements, ImmutableArray<TopologyMap> Maps, ImmutableArray<TopologyObject> Objects,
    ImmutableArray<TopologyRelation> Relations, ImmutableArray<TopologyPort> Ports, bool IsCut);
