namespace PrisonOps.Web.Wire;

public sealed record DiagnosisPlan(Guid Id, PlanDraft Draft, int Cameras, string ChangedBy, DateTimeOffset ChangedAt, long Revision);
