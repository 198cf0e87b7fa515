using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using PrisonOps.Web.Hosting;

namespace PrisonOps.Web.Access;

/// <summary>Writes refusals as problem details with a code, never as a redirect to a login page.</summary>
internal sealed class AccessRefusalWriter : IAuthorizationMiddlewareResultHandler
{
    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded) return next(context);

        AccessRefusal refusal = context.Features.Get<AccessRefusal>()
            ?? (context.User.Identity is { IsAuthenticated: true } ? AccessRefusal.NotDeclared : AccessRefusal.SignInRequired);
        return Problems.Of(refusal).ExecuteAsync(context);
    }
}
