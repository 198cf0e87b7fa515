using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Cameras.Diagnosis;

/// <summary>One "run now" and how far it is, added up over its units.</summary>
public sealed record DiagnosisRun(
    Guid Id, UnitPlace Place, Guid? CameraId, Guid? PlanId, string OrderedBy, DateTimeOffset OrderedAt, int Total, int Done, int Failed, int Waiting,
    DateTimeOffset? FinishedAt, string? CancelledBy);
