using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using PrisonOps.Ports;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Cameras.Diagnosis;
using PrisonOps.Ports.People;
using PrisonOps.Web.Access;
using PrisonOps.Web.Hosting;

namespace PrisonOps.Web.Cameras;

/// <summary>New cameras: what they show, and what a person decides of them.</summary>
internal static class CommissioningEndpoints
{
    public static void MapCommissioning(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder commissioning = routes.MapGroup("/api/commissioning").WithTags("Commissioning");

        commissioning.MapGet("/", List).RequirePermission(Permissions.MonitoringRead);
        commissioning.MapGet("/progress", Progress).RequirePermission(Permissions.MonitoringRead);
        commissioning.MapPost("/", Decide).RequirePermission(Permissions.MonitoringConfigure);
    }

    private static async Task<Results<Ok<Wire.Page<Wire.CommissioningCard>>, ProblemHttpResult>> List(
        int? unit, string? state, string? after, int? size, Caller caller, ICameraQueries cameras, CancellationToken cancellationToken)
    {
        if (QueryText.Size(size ?? CommissioningOrder.CamerasMax, out int cards) is { } sizeRefusal) return sizeRefusal;
        if (QueryText.Enums("state", state, out ImmutableArray<Commissioning> states) is { } stateRefusal) return stateRefusal;
        if (states.Length > 1) return Problems.Field("state", Refusals.Range(states.Length, 0, 1));

        return TypedResults.Ok((await cameras.ListCommissioning(
            caller.Scope, unit, states.IsEmpty ? null : states[0], after, cards, cancellationToken)).ToWire(DiagnosisWire.Card));
    }

    private static async Task<Ok<Wire.CommissioningProgress[]>> Progress(int? unit, Caller caller, ICameraQueries cameras, CancellationToken cancellationToken) =>
        TypedResults.Ok<Wire.CommissioningProgress[]>([.. (await cameras.Progress(caller.Scope, unit, cancellationToken)).Select(DiagnosisWire.Progress)]);

    private static async Task<Results<Ok<Wire.CommissioningResult[]>, ProblemHttpResult>> Decide(
        Wire.CommissioningOrder body, Caller caller, ICommissioning commissioning, CameraNews news, CancellationToken cancellationToken)
    {
        CommissioningOrder order = new(
            body.Verdict, [.. body.CameraIds.Distinct()], [.. body.Faults], body.Reason, body.Until?.ToUniversalTime(), body.Order);
        ChangeOutcome<ImmutableArray<CommissioningResult>> decided = await commissioning.Decide(caller.Actor, caller.Scope, order, cancellationToken);
        if (decided.Verdict is not ChangeVerdict.Done) return Problems.Of(decided, "The order");

        await news.Changed(decided.Value.Where(result => result.Refusal is null).Select(result => result.CameraId), [], cancellationToken);
        return TypedResults.Ok<Wire.CommissioningResult[]>([.. decided.Value.Select(result => new Wire.CommissioningResult(result.CameraId, result.Refusal))]);
    }
}
