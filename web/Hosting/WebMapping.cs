using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.Extensions.DependencyInjection;
using PrisonOps.Web.Access;
using PrisonOps.Web.Alarms;
using PrisonOps.Web.Feed;
using PrisonOps.Web.Modules;
using PrisonOps.Web.Sessions;
using PrisonOps.Web.Units;

namespace PrisonOps.Web.Hosting;

/// <summary>The order of a request and the table of all routes.</summary>
public static class WebMapping
{
    private const long FeedBufferBytes = 64 * 1024;

    public static void MapPrisonOpsWeb(this WebApplication app)
    {
        app.Use(SecurityHeaders.Add);
        app.Use(PathGuard.Check);
        app.Use(app.Services.GetRequiredService<PlainRedirect>().Invoke);
        app.UseExceptionHandler();
        app.UseUserInterface();
        app.UseRouting();
        app.Use(SameOrigin.Check);
        app.UseAuthentication();
        app.UseRateLimiter();
        app.Use(app.Services.GetRequiredService<ForgeryGuard>().Invoke);
        app.UseAuthorization();

        app.MapSessions();
        app.MapModules();
        app.MapUnits();
        app.MapAlarms();
        app.MapHub<FeedHub>("/hubs/feed", hub =>
        {
            hub.Transports = HttpTransportType.WebSockets;
            hub.TransportMaxBufferSize = FeedBufferBytes;
        }).RequireSession();
        app.MapUserInterface();
    }
}
