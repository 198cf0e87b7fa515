using System.Collections.Immutable;

namespace PrisonOps.Ports.Alarms.Suppression;

/// <summary>What the topology says of the objects of one unit: the whole of it, ordered by object.</summary>
[GenerateSerializer, Immutable, Alias("prisonops.upstream-view")]
public sealed record UpstreamView(
    [property: Id(0)] ImmutableArray<UpstreamLoss> Losses, [property: Id(1)] ImmutableArray<UpstreamCause> Causes)
{
    public static UpstreamView Empty { get; } = new([], []);

    public bool IsEmpty => Losses.IsEmpty && Causes.IsEmpty;

    public bool Equals(UpstreamView? other) => other is not null && Losses.SequenceEqual(other.Losses) && Causes.SequenceEqual(other.Causes);

    public override int GetHashCode() => HashCode.Combine(Losses.Length, Causes.Length);
}
