namespace PrisonOps.Ports.Alarms.Suppression;

/// <summary>An object that is down by its own fault.</summary>
/// <param name="Affected">How many monitored objects have it as their nearest cause.</param>
/// <param name="IsCertain">Nothing it stands on can turn out to be the cause: its alarm need not wait.</param>
[GenerateSerializer, Immutable, Alias("prisonops.upstream-cause")]
public readonly record struct UpstreamCause([property: Id(0)] Guid ObjectId, [property: Id(1)] int Affected, [property: Id(2)] bool IsCertain);
