using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Cameras.Diagnosis;

public sealed record LimitOverride(Guid Id, UnitPlace Place, LimitDraft Draft, string ChangedBy, DateTimeOffset ChangedAt, long Revision);
