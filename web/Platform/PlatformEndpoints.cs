using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using PrisonOps.Ports.Health;
using PrisonOps.Ports.People;
using PrisonOps.Web.Access;
using PrisonOps.Web.Feed;
using PrisonOps.Web.Hosting;

namespace PrisonOps.Web.Platform;

/// <summary>The platform's word on itself.</summary>
internal static class PlatformEndpoints
{
    public static void MapPlatform(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/system", GetStatus).WithTags("System").RequireAnyPermission(Permissions.SystemConfigure, Permissions.MonitoringRead);
        routes.MapGet("/healthz", () => TypedResults.Text("alive\n")).WithTags("System").AllowAnonymous();
        routes.MapGet("/readyz", GetReadiness).WithTags("System").AllowAnonymous();
        routes.MapGet("/metrics", (PrometheusText metrics) => TypedResults.Text(metrics.Write(), PrometheusText.ContentType)).WithTags("System")
            .RequireAnyPermissionOrLoopback(Permissions.MonitoringRead, Permissions.SystemConfigure);
    }

    private static Ok<Wire.PlatformStatus> GetStatus(IPlatformFacts platform, IDatabaseHealth database, FeedClients clients)
    {
        PlatformFacts facts = platform.Current;
        DatabaseReadiness rows = database.Current;
        return TypedResults.Ok(new Wire.PlatformStatus(
            ProductVersion.Text, facts.Host, facts.StartedAt, new(rows.State.ToString().ToLowerInvariant(), Describe(rows)), facts.Activations,
            clients.Connected, rows.Samples.Written, rows.Samples.Spilled, rows.Samples.Dropped, facts.IcmpMethod,
            new(facts.DecoderAvailable, facts.DecoderDetail, facts.DecoderWorkers, facts.DecoderQueued)));
    }

    /// <summary>Why rows cannot be reached, or what else a person has to see to.</summary>
    private static string Describe(DatabaseReadiness rows)
    {
        if (rows.Reason is { } reason) return reason;

        List<string> cares = [];
        if (rows.DiskLow) cares.Add($"The data folder has {rows.DiskFreeBytes >> 20} MiB left, less than 5 % or 2 GiB: samples are no longer stored, alarms are.");
        if (rows.SettlingBehind > TimeSpan.Zero)
            cares.Add($"Settling of samples is {(int)rows.SettlingBehind.TotalHours} h behind: none is lost, but raw rows stay until then and take many times the room.");
        return string.Join(' ', cares);
    }

    /// <summary>503 while rows or actors cannot be reached; the reasons are for whoever operates the machine, so they name no unit and no object.</summary>
    private static async Task<JsonHttpResult<ReadinessReport>> GetReadiness(Readiness readiness, CancellationToken cancellationToken)
    {
        ReadinessReport report = await readiness.Check(cancellationToken);
        return TypedResults.Json(report, WireJson.Options, statusCode: report.Ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
