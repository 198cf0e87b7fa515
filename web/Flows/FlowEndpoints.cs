using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using PrisonOps.Ports;
using PrisonOps.Ports.Flows;
using PrisonOps.Ports.People;
using PrisonOps.Web.Access;
using PrisonOps.Web.Hosting;
using PrisonOps.Web.Objects;

namespace PrisonOps.Web.Flows;

/// <summary>What an exporter of flows tells of its network: values of the device like any other.</summary>
internal static class FlowEndpoints
{
    private const int Top = 50;
    private const int ExportedMax = 10_000;

    public static void MapFlows(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder flows = routes.MapGroup("/api/objects/{id:guid}/flows").WithTags("Flows");

        flows.MapGet("/", Read).RequirePermission(Permissions.ObjectRead);
        flows.MapGet("/export.csv", Export).RequirePermission(Permissions.ObjectRead);
    }

    private static async Task<Results<Ok<Wire.FlowSummary>, ProblemHttpResult>> Read(
        Guid id, [AsParameters] FlowQuery query, Caller caller, IFlowQueries flows, IFlowPlaces places, TimeProvider time, CancellationToken cancellationToken)
    {
        if (query.Read(time.GetUtcNow(), out FlowFilter filter) is { } refusal) return refusal;

        return await flows.Read(caller.Scope, id, filter, Top, cancellationToken) is { } summary
            ? TypedResults.Ok(FlowWire.Summary(summary, filter, places.Places))
            : Problems.NotFound(ObjectEndpoints.Name(id));
    }

    private static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> Export(
        Guid id, [AsParameters] FlowQuery query, HttpRequest request, Caller caller, IFlowQueries flows, TimeProvider time, CancellationToken cancellationToken)
    {
        if (query.Read(time.GetUtcNow(), out FlowFilter filter) is { } refusal) return refusal;
        if (await flows.ListConversations(caller.Scope, id, filter, ExportedMax, cancellationToken) is not { } read) return Problems.NotFound(ObjectEndpoints.Name(id));

        return FlowCsv.For(request, filter).Result(
            "flows", time.GetUtcNow(), (_, _, _) => Task.FromResult(new Page<ConversationTraffic>(read, null, read.Length, true)), cancellationToken);
    }
}
