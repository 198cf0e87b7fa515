using PrisonOps.Ports.People;

namespace PrisonOps.Web.Wire;

public sealed record Session(
    SessionAccount Account, IReadOnlyList<SessionAssignment> Assignments, IReadOnlyList<string> Permissions, int? HomeUnitId,
    bool MustChangePassword, DateTimeOffset? PasswordExpiresAt, DateTimeOffset ExpiresAt, string Version);
