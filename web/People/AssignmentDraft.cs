namespace PrisonOps.Web.People;

internal sealed record AssignmentDraft(string RoleCode, int UnitId, DateTimeOffset? ValidTo);
