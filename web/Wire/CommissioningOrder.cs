using PrisonOps.Ports.Cameras;

namespace PrisonOps.Web.Wire;

public sealed record CommissioningOrder(
    CommissioningVerdict Verdict, IReadOnlyList<Guid> CameraIds, IReadOnlyList<string> Faults, string? Reason, DateTimeOffset? Until,
    string? Order);
