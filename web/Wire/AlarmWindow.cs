namespace PrisonOps.Web.Wire;

public sealed record AlarmWindow(
    Guid Id, AlarmWindowDraft Draft, string? ObjectCode, string? ObjectName, string ChangedBy, DateTimeOffset ChangedAt, long Revision);
