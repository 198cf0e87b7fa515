namespace PrisonOps.Web.Objects;

internal sealed record ObjectChange(Wire.ObjectDraft Draft, long Revision);
