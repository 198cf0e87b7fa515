using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using PrisonOps.Web.Access;
using PrisonOps.Web.Hosting;

namespace PrisonOps.Web.Sessions;

/// <summary>Judges a ticket on every request: its ends, and the account's security stamp, which is at most a minute old here.</summary>
internal sealed class SessionEvents(Memberships memberships, LiveSessions sessions, IOptions<WebOptions> options) : CookieAuthenticationEvents
{
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        if (context.Principal is not { } user
            || SessionClaims.AccountId(user) is not { } accountId
            || await memberships.Load(accountId, context.HttpContext.RequestAborted) is not { Disabled: false } member
            || member.SecurityStamp != SessionClaims.SecurityStamp(user))
        {
            context.RejectPrincipal();
            return;
        }

        DateTimeOffset endsAt = SessionClaims.EndsAt(user);
        TimeSpan idle = member.IsMachine ? options.Value.MachineSessionMax : options.Value.SessionIdle;
        if (!sessions.Touch(SessionClaims.SessionId(user), idle, endsAt)) context.RejectPrincipal();
    }

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context) => Answer(context, AccessRefusal.SignInRequired);

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context) =>
        Answer(context, AccessRefusal.NotDeclared);

    private static Task Answer(RedirectContext<CookieAuthenticationOptions> context, AccessRefusal refusal) =>
        Problems.Of(refusal).ExecuteAsync(context.HttpContext);
}
