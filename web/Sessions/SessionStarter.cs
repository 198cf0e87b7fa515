using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using PrisonOps.Ports.Audit;
using PrisonOps.Web.Access;
using PrisonOps.Web.Hosting;

namespace PrisonOps.Web.Sessions;

/// <summary>Begins a session: a new id, the cookie, a forgery token that belongs to it, a line in the audit. The session before it ends.</summary>
internal sealed class SessionStarter(
    Memberships memberships, LiveSessions sessions, ForgeryGuard forgery, IAuditLog audit, IOptions<WebOptions> options, TimeProvider time)
{
    private const int SessionIdBytes = 18;

    public async Task<Wire.Session> Begin(HttpContext context, Guid accountId, CancellationToken cancellationToken)
    {
        if (SessionClaims.AccountId(context.User) is { } before)
        {
            sessions.End(SessionClaims.SessionId(context.User), before, SessionClaims.EndsAt(context.User));
        }

        memberships.Forget(accountId);
        Member member = await memberships.Load(accountId, cancellationToken)
            ?? throw new InvalidOperationException($"Account {accountId} was there a moment ago and is gone.");
        DateTimeOffset now = time.GetUtcNow();
        TimeSpan longest = member.IsMachine ? options.Value.MachineSessionMax : options.Value.SessionMax;
        TimeSpan idle = member.IsMachine ? options.Value.MachineSessionMax : options.Value.SessionIdle;
        string sessionId = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(SessionIdBytes));
        sessions.Touch(sessionId, idle, now + longest);
        await context.SignInAsync(
            SessionClaims.Scheme,
            SessionClaims.Principal(accountId, member.UserName, sessionId, member.SecurityStamp, now + longest),
            new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now + idle, AllowRefresh = true, IsPersistent = member.IsMachine });
        forgery.Give(context, sessionId);

        string? remote = context.Connection.RemoteIpAddress?.ToString();
        await audit.Write(
            new(accountId, member.UserName, remote), member.Home(now)?.Place ?? default, "session.login", member.UserName, null, null,
            succeeded: true, CancellationToken.None);
        return SessionEndpoints.View(member, sessions.ExpiresAt(sessionId), now);
    }
}
