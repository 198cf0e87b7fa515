namespace PrisonOps.Ports.Units;

/// <summary>
/// Where a row belongs. <paramref name="Province"/> and <paramref name="Prison"/> are unit ids and the scope columns of every guarded table:
/// the ministry's own rows have 0 and 0, a provincial bureau's own rows have its id and 0, a prison's rows have both.
/// </summary>
[GenerateSerializer, Immutable, Alias("prisonops.unit-place")]
public readonly record struct UnitPlace([property: Id(0)] int Unit, [property: Id(1)] int Province, [property: Id(2)] int Prison);
