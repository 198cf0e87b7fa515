namespace PrisonOps.Web.Wire;

public sealed record DiagnosisRun(
    Guid Id, int UnitId, Guid? CameraId, Guid? PlanId, string OrderedBy, DateTimeOffset OrderedAt, int Total, int Done, int Failed,
    int Waiting, DateTimeOffset? FinishedAt, string? CancelledBy);
