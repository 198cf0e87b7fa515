namespace PrisonOps.Web.Wire;

public sealed record RunOrder(Guid? CameraId, int? UnitId, Guid? PlanId);
