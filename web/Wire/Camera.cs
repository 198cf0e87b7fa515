using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Objects;

namespace PrisonOps.Web.Wire;

public sealed record Camera(
    Guid Id, int UnitId, string Code, string Name, ObjectState State, string? Reason, DateTimeOffset Since, bool IsKey,
    Commissioning Commissioning, IReadOnlyList<string> Faults);
