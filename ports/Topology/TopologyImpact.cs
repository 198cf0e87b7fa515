using System.Collections.Immutable;

namespace PrisonOps.Ports.Topology;

/// <summary>What becomes of the rest of the network when one object or one link fails.</summary>
/// <param name="CutOff">No longer reach the network they were part of.</param>
/// <param name="Weakened">Still reach it, but one more failure of a link cuts them off, which was not so before.</param>
public sealed record TopologyImpact(ImmutableArray<Guid> CutOff, ImmutableArray<Guid> Weakened)
{
    public static TopologyImpact None { get; } = new([], []);
}
