namespace PrisonOps.GrainInterfaces.Alarms;

/// <param name="Refusal">Null when done; else a code: "not-found", "already-cleared", "already-acknowledged", "not-acknowledged", "reason-required", "already-false", "not-shelved", "shelf-time".</param>
[GenerateSerializer, Immutable, Alias("prisonops.alarm-command-outcome")]
public sealed record AlarmCommandOutcome([property: Id(0)] Guid AlarmId, [property: Id(1)] string? Refusal);
