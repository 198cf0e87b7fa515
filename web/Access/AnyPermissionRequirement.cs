using Microsoft.AspNetCore.Authorization;

namespace PrisonOps.Web.Access;

/// <summary>One of several permissions is enough; the scope is that of the first that the caller holds.</summary>
internal sealed class AnyPermissionRequirement(params string[] permissions) : IAuthorizationRequirement
{
    public string[] Permissions { get; } = permissions;
}
