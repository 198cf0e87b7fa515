using Microsoft.AspNetCore.Authorization;

namespace PrisonOps.Web.Access;

/// <summary>What an endpoint declares. An endpoint that declares nothing refuses everybody.</summary>
/// <param name="permission">A code of the permission list, or "" when a session is enough.</param>
internal sealed class PermissionRequirement(string permission, bool evenWithOldPassword) : IAuthorizationRequirement
{
    public string Permission { get; } = permission;

    /// <summary>Only what a person needs to change the password, look at the session and end it.</summary>
    public bool EvenWithOldPassword { get; } = evenWithOldPassword;
}
