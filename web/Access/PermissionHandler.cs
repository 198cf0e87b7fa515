using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using PrisonOps.Web.Sessions;

namespace PrisonOps.Web.Access;

/// <summary>The one place where a request meets the rights of its account.</summary>
internal sealed class PermissionHandler(Memberships memberships, TimeProvider time) : IAuthorizationHandler
{
    public async Task HandleAsync(AuthorizationHandlerContext context)
    {
        if (context.Resource is not HttpContext request) return;

        foreach (IAuthorizationRequirement requirement in context.PendingRequirements.ToArray())
        {
            AccessRefusal? refusal = requirement switch
            {
                PermissionRequirement one => await Judge(
                    request, context.User, one.Permission.Length == 0 ? [] : [one.Permission], one.EvenWithOldPassword),
                AnyPermissionRequirement { OrLoopback: true } when IsOfThisMachine(request) => null,
                AnyPermissionRequirement any => await Judge(request, context.User, any.Permissions, evenWithOldPassword: false),
                _ => null,
            };
            if (requirement is not (PermissionRequirement or AnyPermissionRequirement)) continue;

            if (refusal is null) context.Succeed(requirement);
            else request.Features.Set(refusal);
        }
    }

    private async Task<AccessRefusal?> Judge(HttpContext request, ClaimsPrincipal user, string[] permissions, bool evenWithOldPassword)
    {
        if (SessionClaims.AccountId(user) is not { } accountId
            || await memberships.Load(accountId, request.RequestAborted) is not { Disabled: false } member)
        {
            return AccessRefusal.SignInRequired;
        }

        if (member.MustChangePassword && !evenWithOldPassword) return AccessRefusal.PasswordChangeRequired;

        DateTimeOffset now = time.GetUtcNow();
        Caller caller = new(member, SessionClaims.SessionId(user), permissions, request.Connection.RemoteIpAddress?.ToString(), now);
        if (permissions.Length > 0 && caller.Scope.IsEmpty) return AccessRefusal.PermissionMissing(permissions);
        if (permissions.Length > 0 && member.IsMachine && !IsRead(request.Request.Method)) return AccessRefusal.ReadOnly;

        request.Features.Set(caller);
        return null;
    }

    /// <summary>What a reverse proxy on this machine passes on comes from elsewhere.</summary>
    private static bool IsOfThisMachine(HttpContext request) =>
        request.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && !request.Request.Headers.ContainsKey("X-Forwarded-For") && !request.Request.Headers.ContainsKey("Forwarded");

    private static bool IsRead(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method);
}
