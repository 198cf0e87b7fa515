using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using PrisonOps.Web.Hosting;

namespace PrisonOps.Web.Sessions;

/// <summary>
/// Every unsafe request must repeat the cookie XSRF-TOKEN in the header X-XSRF-TOKEN. The token is sealed and bound to the session, so that
/// one planted from outside, or one of another session, is of no use.
/// </summary>
internal sealed class ForgeryGuard(IDataProtectionProvider protection)
{
    public const string Cookie = "XSRF-TOKEN";
    public const string Header = "X-XSRF-TOKEN";

    private readonly IDataProtector protector = protection.CreateProtector("prisonops.xsrf.v1");

    public async Task Invoke(HttpContext context, RequestDelegate next)
    {
        string session = SessionClaims.SessionId(context.User);
        string? cookie = context.Request.Cookies[Cookie];
        bool bound = cookie is not null && IsOf(cookie, session);
        if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) || HttpMethods.IsOptions(context.Request.Method) || OpensSocket(context))
        {
            if (!bound && !context.Request.Path.StartsWithSegments("/hubs", StringComparison.Ordinal)) Give(context, session);
        }
        else if (!IsBearer(context.Request) && !(bound && Same(cookie!, context.Request.Headers[Header].ToString())))
        {
            if (!bound) Give(context, session);
            await Problems.Of(400, "forgery-token", $"Repeat the cookie {Cookie} of this session in the header {Header}.").ExecuteAsync(context);
            return;
        }

        await next(context);
    }

    /// <summary>Gives the token of a session that has just begun or ended.</summary>
    public void Give(HttpContext context, string sessionId) =>
        context.Response.Cookies.Append(Cookie, protector.Protect(sessionId), new CookieOptions
        {
            Secure = true, HttpOnly = false, SameSite = SameSiteMode.Strict, Path = "/", IsEssential = true,
        });

    /// <summary>A request that carries its right in a header of its own cannot be forged by a page; cookies are not looked at then.</summary>
    private static bool IsBearer(HttpRequest request) => MachineToken.IsIn(request);

    /// <summary>Over HTTP/2 a browser opens a WebSocket by CONNECT and can send no header of ours; <see cref="SameOrigin"/> judges it, as it does the GET of HTTP/1.1.</summary>
    private static bool OpensSocket(HttpContext context) =>
        context.Features.Get<IHttpExtendedConnectFeature>() is { IsExtendedConnect: true, Protocol: "websocket" };

    private bool IsOf(string token, string session)
    {
        try
        {
            return protector.Unprotect(token) == session;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static bool Same(string left, string right) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(left), Encoding.UTF8.GetBytes(right));
}
