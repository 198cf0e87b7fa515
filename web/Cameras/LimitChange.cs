namespace PrisonOps.Web.Cameras;

/// <param name="Revision">0 for an override that is new.</param>
internal sealed record LimitChange(Wire.LimitDraft Draft, long Revision);
