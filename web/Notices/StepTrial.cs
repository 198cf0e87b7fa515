namespace PrisonOps.Web.Notices;

internal sealed record StepTrial(int UnitId, Wire.NoticeStep Step);
