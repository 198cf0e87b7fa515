using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using PrisonOps.Ports;
using PrisonOps.Ports.Cameras.Diagnosis;
using PrisonOps.Ports.People;
using PrisonOps.Web.Access;
using PrisonOps.Web.Hosting;

namespace PrisonOps.Web.Cameras;

/// <summary>Diagnose now: the answer is the run, whose progress comes by the feed.</summary>
internal static class RunEndpoints
{
    private const int RunsShown = 100;

    public static void MapRuns(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder runs = routes.MapGroup("/api/diagnosis/runs").WithTags("Diagnosis");

        runs.MapGet("/", List).RequirePermission(Permissions.MonitoringRead);
        runs.MapGet("/{id:guid}", Get).RequirePermission(Permissions.MonitoringRead);
        runs.MapPost("/", Order).RequireAnyPermission(Permissions.MonitoringConfigure, Permissions.AlarmHandle);
        runs.MapPost("/{id:guid}/cancel", Cancel).RequireAnyPermission(Permissions.MonitoringConfigure, Permissions.AlarmHandle);
    }

    private static async Task<Ok<Wire.DiagnosisRun[]>> List(Caller caller, IDiagnosisRunStore runs, CancellationToken cancellationToken) =>
        TypedResults.Ok<Wire.DiagnosisRun[]>([.. (await runs.List(caller.Scope, RunsShown, cancellationToken)).Select(DiagnosisWire.Run)]);

    private static async Task<Results<Ok<Wire.DiagnosisRun>, ProblemHttpResult>> Get(
        Guid id, Caller caller, IDiagnosisRunStore runs, CancellationToken cancellationToken) =>
        await runs.Find(caller.Scope, id, cancellationToken) is { } run ? TypedResults.Ok(DiagnosisWire.Run(run)) : Problems.NotFound($"Run {id}");

    private static async Task<Results<Accepted<Wire.DiagnosisRun>, ProblemHttpResult>> Order(
        Wire.RunOrder order, Caller caller, IDiagnosisRunStore runs, CameraNews news, CancellationToken cancellationToken)
    {
        ChangeOutcome<DiagnosisRun> ordered = await runs.Order(
            caller.Actor, caller.Scope, new(order.CameraId, order.UnitId, order.PlanId), cancellationToken);
        if (ordered.Verdict is not ChangeVerdict.Done) return Problems.Of(ordered, "What is to be diagnosed");

        await news.Changed(await runs.ListUnits(ordered.Value!.Id, cancellationToken), cancellationToken);
        return TypedResults.Accepted($"/api/diagnosis/runs/{ordered.Value.Id}", DiagnosisWire.Run(ordered.Value));
    }

    private static async Task<Results<Ok<Wire.DiagnosisRun>, ProblemHttpResult>> Cancel(
        Guid id, Caller caller, IDiagnosisRunStore runs, CameraNews news, CancellationToken cancellationToken)
    {
        ChangeOutcome<DiagnosisRun> cancelled = await runs.Cancel(caller.Actor, caller.Scope, id, cancellationToken);
        if (cancelled.Verdict is not ChangeVerdict.Done) return Problems.Of(cancelled, $"Run {id}");

        await news.Changed(await runs.ListUnits(id, cancellationToken), cancellationToken);
        return TypedResults.Ok(DiagnosisWire.Run(cancelled.Value!));
    }
}
