namespace PrisonOps.Web.Wire;

public sealed record CommissioningResult(Guid CameraId, string? Refusal);
