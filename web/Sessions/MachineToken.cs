using System.Security.Cryptography;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PrisonOps.Web.Access;

namespace PrisonOps.Web.Sessions;

/// <summary>
/// "Authorization: Bearer" for a machine, a wall above all: sealed (account, stamp, end). It is valid only for an account that holds machine
/// roles and nothing else, and ends with the account's security stamp.
/// </summary>
internal sealed class MachineToken(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, MachineTokens tokens, Memberships memberships,
    LiveSessions sessions)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "machine";
    private const string Prefix = "Bearer ";

    public static bool IsIn(HttpRequest request) =>
        request.Headers.Authorization.ToString().StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!IsIn(Request)) return AuthenticateResult.NoResult();

        string text = Request.Headers.Authorization.ToString()[Prefix.Length..].Trim();
        if (tokens.Read(text) is not { } token
            || await memberships.Load(token.AccountId, Context.RequestAborted) is not { Disabled: false, IsMachine: true } member
            || member.SecurityStamp != token.SecurityStamp
            || !sessions.Touch(token.SessionId, token.EndsAt - TimeProvider.GetUtcNow(), token.EndsAt))
        {
            return AuthenticateResult.Fail("The machine token is unknown, ended, or not of a machine's account.");
        }

        return AuthenticateResult.Success(new(
            SessionClaims.Principal(member.AccountId, member.UserName, token.SessionId, token.SecurityStamp, token.EndsAt), SchemeName));
    }
}
