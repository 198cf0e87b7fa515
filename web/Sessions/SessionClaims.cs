using System.Globalization;
using System.Security.Claims;

namespace PrisonOps.Web.Sessions;

/// <summary>What a session ticket says.</summary>
internal static class SessionClaims
{
    public const string Scheme = "session";
    private const string Account = "account";
    private const string Session = "session";
    private const string Stamp = "stamp";
    private const string Until = "until";

    public static ClaimsPrincipal Principal(Guid accountId, string userName, string sessionId, string securityStamp, DateTimeOffset until) =>
        new(new ClaimsIdentity(
            [
                new(Account, accountId.ToString()), new(ClaimTypes.Name, userName), new(Session, sessionId), new(Stamp, securityStamp),
                new(Until, until.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
            ],
            Scheme));

    public static Guid? AccountId(ClaimsPrincipal user) => Guid.TryParse(user.FindFirstValue(Account), out Guid id) ? id : null;

    public static string SessionId(ClaimsPrincipal user) => user.FindFirstValue(Session) ?? "";

    public static string SecurityStamp(ClaimsPrincipal user) => user.FindFirstValue(Stamp) ?? "";

    /// <summary>When the session ends whatever happens.</summary>
    public static DateTimeOffset EndsAt(ClaimsPrincipal user) =>
        long.TryParse(user.FindFirstValue(Until), NumberStyles.None, CultureInfo.InvariantCulture, out long seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : DateTimeOffset.MinValue;
}
