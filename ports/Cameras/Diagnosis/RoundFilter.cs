namespace PrisonOps.Ports.Cameras.Diagnosis;

/// <summary>A conjunction; null does not restrict. Without a beginning the list goes back 31 days.</summary>
public sealed record RoundFilter(
    Guid? CameraId, string? Fault, int? UnitId, string? ClassPrefix, StreamOutcome? Outcome, DateTimeOffset? From, DateTimeOffset? To);
