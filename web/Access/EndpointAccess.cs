using Microsoft.AspNetCore.Builder;

namespace PrisonOps.Web.Access;

/// <summary>How an endpoint declares what it needs. The declaration is metadata as well: the matrix test reads it.</summary>
internal static class EndpointAccess
{
    public static TBuilder RequirePermission<TBuilder>(this TBuilder endpoint, string permission)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.RequireAuthorization(policy => policy.AddRequirements(new PermissionRequirement(permission, evenWithOldPassword: false)))
            .WithMetadata(new DeclaredAccess([permission]));

    public static TBuilder RequireAnyPermission<TBuilder>(this TBuilder endpoint, params string[] permissions)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.RequireAuthorization(policy => policy.AddRequirements(new AnyPermissionRequirement(permissions)))
            .WithMetadata(new DeclaredAccess(permissions));

    public static TBuilder RequireAnyPermissionOrLoopback<TBuilder>(this TBuilder endpoint, params string[] permissions)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.RequireAuthorization(policy => policy.AddRequirements(new AnyPermissionRequirement(permissions) { OrLoopback = true }))
            .WithMetadata(new DeclaredAccess(permissions));

    /// <summary>A valid session is enough, whatever its roles.</summary>
    public static TBuilder RequireSession<TBuilder>(this TBuilder endpoint, bool evenWithOldPassword = false)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.RequireAuthorization(policy => policy.AddRequirements(new PermissionRequirement("", evenWithOldPassword)))
            .WithMetadata(new DeclaredAccess([]));
}
