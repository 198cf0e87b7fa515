using System.Collections.Immutable;

namespace PrisonOps.Ports.Units;

/// <summary>
/// The rows that a caller may see: everything, whole provinces, whole prisons, or only the own rows of single units (providers and users).
/// An empty scope sees nothing.
/// </summary>
public sealed record UnitScope(bool All, ImmutableArray<int> Provinces, ImmutableArray<int> Prisons, ImmutableArray<int> Units)
{
    public static UnitScope None { get; } = new(false, [], [], []);

    public static UnitScope Everything { get; } = new(true, [], [], []);

    public bool IsEmpty => !All && Provinces.IsEmpty && Prisons.IsEmpty && Units.IsEmpty;

    public bool Covers(UnitPlace place) =>
        All || Provinces.Contains(place.Province) || Prisons.Contains(place.Prison) || Units.Contains(place.Unit);

    public bool Equals(UnitScope? other) =>
        other is not null && All == other.All && Provinces.SequenceEqual(other.Provinces)
        && Prisons.SequenceEqual(other.Prisons) && Units.SequenceEqual(other.Units);

    public override int GetHashCode() => HashCode.Combine(All, Provinces.Length, Prisons.Length, Units.Length);
}
