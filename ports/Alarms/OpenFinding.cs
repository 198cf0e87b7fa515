namespace PrisonOps.Ports.Alarms;

/// <summary>An open alarm as its object's actor must remember it after a restart.</summary>
[GenerateSerializer, Immutable, Alias("prisonops.open-finding")]
public sealed record OpenFinding([property: Id(0)] Guid ObjectId, [property: Id(1)] Finding Finding);
