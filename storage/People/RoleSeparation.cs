using PrisonOps.Ports.People;

namespace PrisonOps.Storage.People;

/// <summary>Clause 7.1.9-a.2: in one unit nobody is administrator and auditor. A role is what its permissions make it, whatever it is called.</summary>
internal static class RoleSeparation
{
    private static readonly string[] Administration = [Permissions.AccountWrite, Permissions.PolicyWrite, Permissions.SystemConfigure];

    public static bool HoldsBoth(RoleRow role) => Administers(role) && Audits(role);

    public static bool Forbids(RoleRow one, RoleRow other) => (Administers(one) && Audits(other)) || (Audits(one) && Administers(other));

    private static bool Administers(RoleRow role) => role.Permissions.Any(Administration.Contains);

    private static bool Audits(RoleRow role) => role.Permissions.Contains(Permissions.AuditRead);
}
