using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Cameras.Diagnosis;

public sealed record DiagnosisPlan(Guid Id, UnitPlace Place, PlanDraft Draft, string ChangedBy, DateTimeOffset ChangedAt, long Revision);
