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
                PermissionRequirement one => await Judge(request, context.User, [one.Permission], one.EvenWithOldPassword),
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
        string? held = permissions.FirstOrDefault(permission => permission.Length == 0 || !member.ScopeOf(permission, now).IsEmpty);
        if (held is null) return AccessRefusal.PermissionMissing(permissions);
        if (held.Length > 0 && member.IsMachine && !IsRead(request.Request.Method)) return AccessRefusal.ReadOnly;

        request.Features.Set(new Caller(
            member, SessionClaims.SessionId(user), held, request.Connection.RemoteIpAddress?.ToString(), now));
        return null;
    }

    private static bool IsRead(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method);
}
