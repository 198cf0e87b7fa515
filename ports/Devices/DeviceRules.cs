using System.Collections.Immutable;

namespace PrisonOps.Ports.Devices;

/// <summary>What the profiles of one device say about thresholds; it comes with every answer, because only the reader knows the profiles.</summary>
/// <param name="Family">By quantity, in place of the general defaults of that quantity.</param>
/// <param name="Series">By reading, in place of both.</param>
[GenerateSerializer, Immutable, Alias("prisonops.device-rules")]
public sealed record DeviceRules(
    [property: Id(0)] ImmutableArray<ThresholdRule> Family,
    [property: Id(1)] ImmutableArray<SeriesRules> Series)
{
    public static DeviceRules None { get; } = new([], []);

    public bool Equals(DeviceRules? other) =>
        ReferenceEquals(this, other)
        || (other is not null && Family.AsSpan().SequenceEqual(other.Family.AsSpan()) && Series.AsSpan().SequenceEqual(other.Series.AsSpan()));

    public override int GetHashCode() => HashCode.Combine(Family.Length, Series.Length);
}
