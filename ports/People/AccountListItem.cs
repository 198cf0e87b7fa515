using System.Collections.Immutable;

namespace PrisonOps.Ports.People;

public sealed record AccountListItem(
    Guid Id, string UserName, string DisplayName, bool Disabled, DateTimeOffset? LockoutEnd, DateTimeOffset PasswordChangedAt,
    ImmutableArray<Assignment> Assignments, long Revision);
