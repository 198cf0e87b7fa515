namespace PrisonOps.GrainInterfaces.Alarms;

/// <param name="Revision">The highest revision of that object that is committed.</param>
[GenerateSerializer, Immutable, Alias("prisonops.findings-answer")]
public sealed record FindingsAnswer([property: Id(0)] long Revision);
