namespace PrisonOps.Ports.Cameras.Diagnosis;

/// <summary>Diagnose now: one camera, all of a unit and below, or all of a plan. Exactly one is given.</summary>
public sealed record RunOrder(Guid? CameraId, int? UnitId, Guid? PlanId);
