using PrisonOps.Ports.Objects;

namespace PrisonOps.Web.Wire;

/// <param name="Kind">"device", "camera" or "none".</param>
public sealed record ObjectStatus(
    Guid ObjectId, string Kind, bool Started, ObjectState State, string? Reason, DateTimeOffset Since, IReadOnlyList<Finding> Findings,
    double ConfirmationSeconds, DeviceLive? Device, CameraLive? Camera);
