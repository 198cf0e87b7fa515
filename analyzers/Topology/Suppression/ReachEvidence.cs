using System.Collections.Immutable;

namespace PrisonOps.Analyzers.Topology.Suppression;

/// <summary>What frees an object of doubt: that those above it have answered late enough.</summary>
/// <param name="Answered">When objects answered last, as far as they were asked because of a doubt.</param>
/// <param name="DoubtedUntil">Objects whose path has just come back: an answer from before this time proves nothing of them.</param>
public sealed record ReachEvidence(IReadOnlyDictionary<Guid, DateTimeOffset> Answered, IReadOnlyDictionary<Guid, DateTimeOffset> DoubtedUntil, DateTimeOffset Now)
{
    public static ReachEvidence None { get; } =
        new(ImmutableDictionary<Guid, DateTimeOffset>.Empty, ImmutableDictionary<Guid, DateTimeOffset>.Empty, DateTimeOffset.MaxValue);
}
