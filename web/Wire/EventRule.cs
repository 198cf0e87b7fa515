namespace PrisonOps.Web.Wire;

/// <param name="Code">Of the standard pack, else the id.</param>
/// <param name="Id">Null for a rule of the standard pack, which nobody changes here.</param>
public sealed record EventRule(
    string Code, Guid? Id, string NameZh, string NameEn, string AlarmType, EventRuleDraft Draft, string? ChangedBy, DateTimeOffset? ChangedAt, long Revision);
