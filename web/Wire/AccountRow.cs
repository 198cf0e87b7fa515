namespace PrisonOps.Web.Wire;

public sealed record AccountRow(
    Guid Id, string UserName, string DisplayName, bool Disabled, DateTimeOffset? LockoutEnd, DateTimeOffset PasswordChangedAt,
    IReadOnlyList<Assignment> Assignments, long Revision);
