using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using PrisonOps.Ports;
using PrisonOps.Ports.Audit;
using PrisonOps.Ports.People;
using PrisonOps.Ports.Units;
using PrisonOps.Web.Access;
using PrisonOps.Web.Hosting;
using PrisonOps.Web.People;
using PrisonOps.Web.Platform;

namespace PrisonOps.Web.Sessions;

internal static class SessionEndpoints
{
    public const string LoginLimit = "login";
    private const int NameLengthMax = 128;

    public static void MapSessions(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder session = routes.MapGroup("/api/session").WithTags("Session");

        session.MapPost("/", SignInByPassword).AllowAnonymous().RequireRateLimiting(LoginLimit);
        session.MapPost("/machine", SignInByToken).RequireSession();
        session.MapGet("/", Get).RequireSession(evenWithOldPassword: true);
        session.MapDelete("/", SignOut).RequireSession(evenWithOldPassword: true);
        session.MapPost("/password", ChangePassword).RequireSession(evenWithOldPassword: true).RequireRateLimiting(LoginLimit);
    }

    private static async Task<Results<Ok<Wire.Session>, ProblemHttpResult>> SignInByPassword(
        Credentials given, HttpContext context, SignIn signIn, SessionStarter starter, IAuditLog audit, IUnitStore units,
        CancellationToken cancellationToken)
    {
        if (given.UserName.Length is 0 or > NameLengthMax || given.Password.Length is 0 or > PasswordRules.LengthMax)
        {
            return Refuse(SignInOutcome.Refused, context);
        }

        SignInOutcome outcome = await signIn.Try(given.UserName, given.Password, cancellationToken);
        if (outcome.Account is not { } account)
        {
            await audit.Write(
                new(null, given.UserName, Remote(context)), await RootPlace(units, cancellationToken), "session.login", given.UserName, null,
                $$"""{"refusal":"{{outcome.Refusal}}"}""", succeeded: false, CancellationToken.None);
            return Refuse(outcome, context);
        }

        return TypedResults.Ok(await starter.Begin(context, account.Id, cancellationToken));
    }

    /// <summary>A wall exchanges its token for a session, since a browser cannot put a header on a WebSocket.</summary>
    private static async Task<Results<Ok<Wire.Session>, ProblemHttpResult>> SignInByToken(
        Caller caller, HttpContext context, SessionStarter starter, CancellationToken cancellationToken) =>
        caller.Member.IsMachine
            ? TypedResults.Ok(await starter.Begin(context, caller.Member.AccountId, cancellationToken))
            : Problems.Of(403, "not-a-machine", $"Account {caller.Member.UserName} holds roles of persons; it signs in with a password.");

    private static Ok<Wire.Session> Get(Caller caller, LiveSessions sessions, TimeProvider time) =>
        TypedResults.Ok(View(caller.Member, sessions.ExpiresAt(caller.SessionId), time.GetUtcNow()));

    private static async Task<NoContent> SignOut(
        Caller caller, HttpContext context, LiveSessions sessions, IPeopleStore people, ForgeryGuard forgery, IAuditLog audit)
    {
        await context.SignOutAsync(SessionClaims.Scheme);
        DateTimeOffset endsAt = SessionClaims.EndsAt(context.User);
        sessions.End(caller.SessionId, caller.Member.AccountId, endsAt);
        await people.EndSession(caller.Member.AccountId, caller.HomePlace, caller.SessionId, endsAt, CancellationToken.None);
        forgery.Give(context, "");
        await audit.Write(
            caller.Actor, caller.HomePlace, "session.logout", caller.Member.UserName, null, null, succeeded: true, CancellationToken.None);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<Wire.Session>, ProblemHttpResult>> ChangePassword(
        PasswordChange change, Caller caller, HttpContext context, Accounts accounts, SessionStarter starter, CancellationToken cancellationToken)
    {
        if (caller.Member.IsMachine) return Problems.Of(AccessRefusal.ReadOnly);

        ChangeOutcome<Account> changed = await accounts.ChangePassword(
            caller.Actor, caller.HomePlace, caller.Member.AccountId, change.Current, change.Next, cancellationToken);
        return changed.Verdict is ChangeVerdict.Done
            ? TypedResults.Ok(await starter.Begin(context, caller.Member.AccountId, cancellationToken))
            : Problems.Of(changed, "The account");
    }

    public static Wire.Session View(Member member, DateTimeOffset expiresAt, DateTimeOffset now) => new(
        new(member.AccountId, member.UserName, member.DisplayName),
        [
            .. member.Grants.Where(grant => grant.IsValidAt(now)).Select(grant => new Wire.SessionAssignment(
                grant.Role.Code, grant.Role.NameZh, grant.Role.NameEn, grant.Role.Class, grant.Assignment.Place.Unit, grant.Assignment.ValidTo)),
        ],
        member.PermissionsAt(now), member.Home(now)?.Place.Unit, member.MustChangePassword,
        member.PasswordExpiresAt == DateTimeOffset.MaxValue ? null : member.PasswordExpiresAt, expiresAt, ProductVersion.Text);

    private static ProblemHttpResult Refuse(SignInOutcome outcome, HttpContext context)
    {
        if (outcome.LockedUntil is { } until)
        {
            context.Response.Headers.RetryAfter = until.UtcDateTime.ToString("r", CultureInfo.InvariantCulture);
            return Problems.Of(423, "locked-out", $"Too many wrong passwords: this name is locked until {until:u}.");
        }

        return outcome.Refusal == SignInOutcome.Busy.Refusal
            ? Problems.Of(429, "busy", "Too many people sign in at this moment; try again in a few seconds.")
            : Problems.Of(401, "credentials-refused", "User name or password is wrong.");
    }

    private static string? Remote(HttpContext context) => context.Connection.RemoteIpAddress?.ToString();

    /// <summary>A name that nobody owns belongs to no unit: its failed sign-ins are the ministry's to see.</summary>
    private static async Task<UnitPlace> RootPlace(IUnitStore units, CancellationToken cancellationToken) =>
        (await units.LoadAll(cancellationToken)) is [var root, ..] ? root.Place : default;
}
