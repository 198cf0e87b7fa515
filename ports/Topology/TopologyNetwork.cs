using System.Collections.Immutable;

namespace PrisonOps.Ports.Topology;

/// <param name="IsCut">There are more cables than are looked at.</param>
public sealed record TopologyNetwork(ImmutableArray<TopologyRelation> Relations, bool IsCut)
{
    public const int RelationsMax = 100_000;
}
