namespace PrisonOps.Web.Wire;

public sealed record LimitOverride(Guid Id, LimitDraft Draft, string ChangedBy, DateTimeOffset ChangedAt, long Revision);
