using System.Collections.Immutable;
using PrisonOps.Ports.Objects;

namespace PrisonOps.Ports.Topology;

/// <summary>The types of relation that a map draws: cables, what stands in for what, and what needs what over the network.</summary>
public static class TopologyRelations
{
    public static ImmutableArray<RelationType> Drawn { get; } =
        [RelationType.ConnectedTo, RelationType.RedundantWith, RelationType.DependsOn, RelationType.RunsOn];
}
