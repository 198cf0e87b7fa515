namespace PrisonOps.Web.Wire;

/// <param name="Rank">Of several that concern a camera the highest wins.</param>
public sealed record LimitOverride(Guid Id, LimitDraft Draft, int Rank, string ChangedBy, DateTimeOffset ChangedAt, long Revision);
