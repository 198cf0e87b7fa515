namespace PrisonOps.Ports.Cameras.Diagnosis;

/// <param name="Refusal">Null: done; "not-found", "no-picture".</param>
public sealed record CommissioningResult(Guid CameraId, string? Refusal);
