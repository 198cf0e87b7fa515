namespace PrisonOps.Web.Cameras;

internal sealed record PlanChange(Wire.PlanDraft Draft, long Revision);
