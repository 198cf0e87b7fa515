namespace PrisonOps.Web.Alarms.Views;

internal sealed record AlarmViewChange(Wire.AlarmViewDraft Draft, long Revision);
