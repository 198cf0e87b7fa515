namespace PrisonOps.Ports.Cameras.Diagnosis;

/// <summary>The part of a run that one unit's scheduler does.</summary>
public sealed record UnitRun(
    Guid RunId, int UnitId, Guid? CameraId, Guid? PlanId, DateTimeOffset OrderedAt, int Total, int Done, int Failed, int Waiting,
    DateTimeOffset? FinishedAt, bool IsCancelled);
