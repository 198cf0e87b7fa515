using Microsoft.AspNetCore.Authorization;

namespace PrisonOps.Web.Access;

/// <summary>One of several permissions is enough; the scope is where any of them reaches.</summary>
internal sealed class AnyPermissionRequirement(params string[] permissions) : IAuthorizationRequirement
{
    public string[] Permissions { get; } = permissions;

    /// <summary>A program of this machine needs no session (a metrics collector).</summary>
    public bool OrLoopback { get; init; }
}
