using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.Extensions.DependencyInjection;
using PrisonOps.Web.Access;
using PrisonOps.Web.Alarms;
using PrisonOps.Web.Alarms.Analysis;
using PrisonOps.Web.Alarms.Noise;
using PrisonOps.Web.Alarms.Rules;
using PrisonOps.Web.AlarmSources;
using PrisonOps.Web.Alarms.Views;
using PrisonOps.Web.Audit;
using PrisonOps.Web.Cameras;
using PrisonOps.Web.Duty;
using PrisonOps.Web.Feed;
using PrisonOps.Web.Flows;
using PrisonOps.Web.Logs;
using PrisonOps.Web.Modules;
using PrisonOps.Web.Notices;
using PrisonOps.Web.Objects;
using PrisonOps.Web.People;
using PrisonOps.Web.Platform;
using PrisonOps.Web.Sessions;
using PrisonOps.Web.Topology;
using PrisonOps.Web.Units;
using PrisonOps.Web.Walls;

namespace PrisonOps.Web.Hosting;

/// <summary>The order of a request and the table of all routes.</summary>
public static class WebMapping
{
    private const long FeedBufferBytes = 64 * 1024;

    public static void MapPrisonOpsWeb(this WebApplication app)
    {
        // It counts what it hears, so it listens from the first request on.
        _ = app.Services.GetRequiredService<PrometheusText>();

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
        app.MapAlarmRules();
        app.MapAlarmAnalysis();
        app.MapWalls();
        app.MapAlarmViews();
        app.MapShifts();
        app.MapAlarmNoise();
        app.MapNotices();
        app.MapNoticeSetup();
        app.MapRotas();
        app.MapAlarmSources();
        app.MapObjects();
        app.MapStacks();
        app.MapSamples();
        app.MapRelations();
        app.MapTopology();
        app.MapTopologyQueries();
        app.MapTopologyDiscovery();
        app.MapCredentials();
        app.MapCameras();
        app.MapCameraPage();
        app.MapPlans();
        app.MapRuns();
        app.MapRounds();
        app.MapCommissioning();
        app.MapLimits();
        app.MapPeople();
        app.MapLogs();
        app.MapFlows();
        app.MapAudit();
        app.MapPlatform();
        app.MapOpenApi().RequireSession();
        app.MapHub<FeedHub>("/hubs/feed", hub =>
        {
            hub.Transports = HttpTransportType.WebSockets;
            hub.TransportMaxBufferSize = FeedBufferBytes;
        }).RequireSession();
        app.MapUserInterface();
    }
}
