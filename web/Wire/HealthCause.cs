using PrisonOps.Ports.Objects;

namespace PrisonOps.Web.Wire;

public sealed record HealthCause(Guid ObjectId, int UnitId, string ClassCode, ObjectState State, string? Reason, Criticality Criticality);
