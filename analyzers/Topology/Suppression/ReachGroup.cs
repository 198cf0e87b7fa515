using System.Collections.Immutable;

namespace PrisonOps.Analyzers.Topology.Suppression;

/// <summary>Alternatives of which the owner needs one.</summary>
/// <param name="IsNeed">A dependency; else a path or a feed.</param>
internal readonly record struct ReachGroup(int Owner, ImmutableArray<int> Members, bool IsNeed)
{
    public ReachGroupKind Kind { get; init; }
}
