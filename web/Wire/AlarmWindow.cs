namespace PrisonOps.Web.Wire;

public sealed record AlarmWindow(Guid Id, AlarmWindowDraft Draft, string ChangedBy, DateTimeOffset ChangedAt, long Revision);
