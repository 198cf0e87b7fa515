using System.Collections.Immutable;

namespace PrisonOps.Ports.Devices;

/// <summary>The thresholds that a profile gives to one reading of one device, in place of those of its quantity.</summary>
[GenerateSerializer, Immutable, Alias("prisonops.series-rules")]
public sealed record SeriesRules(
    [property: Id(0)] string Quantity,
    [property: Id(1)] string Instance,
    [property: Id(2)] ImmutableArray<ThresholdRule> Rules)
{
    public bool Equals(SeriesRules? other) =>
        other is not null && Quantity == other.Quantity && Instance == other.Instance && Rules.AsSpan().SequenceEqual(other.Rules.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Quantity, Instance);
}
