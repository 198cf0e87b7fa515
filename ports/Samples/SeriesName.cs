namespace PrisonOps.Ports.Samples;

/// <param name="Instance">"" where the object has only one.</param>
[GenerateSerializer, Immutable, Alias("prisonops.series-name")]
public readonly record struct SeriesName([property: Id(0)] string Name, [property: Id(1)] string Instance, [property: Id(2)] string Unit);
