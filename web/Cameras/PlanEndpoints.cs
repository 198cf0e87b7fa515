using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using PrisonOps.GrainInterfaces.Cameras;
using PrisonOps.Ports;
using PrisonOps.Ports.Cameras.Diagnosis;
using PrisonOps.Ports.People;
using PrisonOps.Ports.Units;
using PrisonOps.Web.Access;
using PrisonOps.Web.Hosting;

namespace PrisonOps.Web.Cameras;

/// <summary>Diagnosis plans: how often, when and how cameras are looked at.</summary>
internal static class PlanEndpoints
{
    private const int AskedAtOnceMax = 16;

    public static void MapPlans(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder plans = routes.MapGroup("/api/diagnosis/plans").WithTags("Diagnosis");

        plans.MapGet("/", List).RequirePermission(Permissions.MonitoringRead);
        plans.MapPost("/", Create).RequirePermission(Permissions.MonitoringConfigure);
        plans.MapPut("/{id:guid}", Update).RequirePermission(Permissions.MonitoringConfigure);
        plans.MapDelete("/{id:guid}", Delete).RequirePermission(Permissions.MonitoringConfigure);
    }

    private static async Task<Ok<Wire.DiagnosisPlan[]>> List(
        Caller caller, IDiagnosisPlanStore plans, IUnitStore units, IGrainFactory grains, CancellationToken cancellationToken)
    {
        ImmutableArray<DiagnosisPlan> known = await plans.List(caller.Scope, cancellationToken);
        Dictionary<Guid, int> cameras = [];
        IEnumerable<UnitRow> own = (await units.ListInScope(caller.Scope, cancellationToken)).Where(unit => caller.Scope.Covers(unit.Place));
        foreach (UnitRow[] some in own.Chunk(AskedAtOnceMax))
        {
            foreach (IReadOnlyDictionary<Guid, int> counts in await Task.WhenAll(some.Select(unit => grains.GetGrain<IDiagnosisGrain>(unit.Id).CountCameras())))
            {
                foreach ((Guid plan, int count) in counts) cameras[plan] = cameras.GetValueOrDefault(plan) + count;
            }
        }

        return TypedResults.Ok<Wire.DiagnosisPlan[]>([.. known.Select(plan => DiagnosisWire.Plan(plan, cameras.GetValueOrDefault(plan.Id)))]);
    }

    private static async Task<Results<Created<Wire.DiagnosisPlan>, ProblemHttpResult>> Create(
        Wire.PlanDraft draft, Caller caller, IDiagnosisPlanStore plans, IUnitStore units, CameraNews news, CancellationToken cancellationToken)
    {
        ChangeOutcome<DiagnosisPlan> made = await plans.Create(caller.Actor, caller.Scope, DiagnosisWire.ToPorts(draft), cancellationToken);
        if (made.Verdict is not ChangeVerdict.Done) return Problems.Of(made, $"Unit {draft.UnitId}");

        await TellUnits(made.Value!, units, news, cancellationToken);
        return TypedResults.Created($"/api/diagnosis/plans/{made.Value!.Id}", DiagnosisWire.Plan(made.Value, 0));
    }

    private static async Task<Results<Ok<Wire.DiagnosisPlan>, ProblemHttpResult>> Update(
        Guid id, PlanChange change, Caller caller, IDiagnosisPlanStore plans, IUnitStore units, CameraNews news, CancellationToken cancellationToken)
    {
        ChangeOutcome<DiagnosisPlan> changed = await plans.Update(
            caller.Actor, caller.Scope, id, DiagnosisWire.ToPorts(change.Draft), change.Revision, cancellationToken);
        if (changed.Verdict is not ChangeVerdict.Done) return Problems.Of(changed, $"Plan {id}");

        await TellUnits(changed.Value!, units, news, cancellationToken);
        return TypedResults.Ok(DiagnosisWire.Plan(changed.Value!, 0));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Delete(
        Guid id, long revision, Caller caller, IDiagnosisPlanStore plans, IUnitStore units, CameraNews news, CancellationToken cancellationToken)
    {
        ChangeOutcome<DiagnosisPlan> gone = await plans.Delete(caller.Actor, caller.Scope, id, revision, cancellationToken);
        if (gone.Verdict is not ChangeVerdict.Done) return Problems.Of(gone, $"Plan {id}");

        await TellUnits(gone.Value!, units, news, cancellationToken);
        return TypedResults.NoContent();
    }

    /// <summary>The schedulers of the plan's unit and of those below it.</summary>
    private static async Task TellUnits(DiagnosisPlan plan, IUnitStore units, CameraNews news, CancellationToken cancellationToken) =>
        await news.Changed(
            (await units.LoadAll(cancellationToken)).Where(unit => UnitsBelow.Holds(plan.Place, unit.Place)).Select(unit => unit.Id), cancellationToken);
}
