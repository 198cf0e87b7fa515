using System.Collections.Immutable;

namespace PrisonOps.Ports.Objects;

/// <summary>What the types of relation mean in a stack. Belonging to a group is no dependency, and a redundant partner is an alternative.</summary>
public static class StackRelations
{
    /// <summary>The object that a relation starts from stands on the other one.</summary>
    public static ImmutableArray<RelationType> Dependencies { get; } =
        [RelationType.HostedBy, RelationType.RunsOn, RelationType.DependsOn, RelationType.ConnectedTo, RelationType.PoweredBy];
}
