namespace PrisonOps.Web.Cameras;

internal sealed record LimitTrial(Wire.LimitDraft Draft, int? Days);
