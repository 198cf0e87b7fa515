namespace PrisonOps.GrainInterfaces.Units;

/// <param name="Health">0 to 100; null when no member is judged.</param>
[GenerateSerializer, Immutable, Alias("prisonops.system-health")]
public sealed record SystemHealth([property: Id(0)] string System, [property: Id(1)] double? Health);
