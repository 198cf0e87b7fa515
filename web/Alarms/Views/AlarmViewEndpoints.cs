using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using PrisonOps.Ports;
using PrisonOps.Ports.Alarms.Views;
using PrisonOps.Ports.People;
using PrisonOps.Web.Access;
using PrisonOps.Web.Hosting;

namespace PrisonOps.Web.Alarms.Views;

/// <summary>Filters of the alarm console that people keep under a name.</summary>
internal static class AlarmViewEndpoints
{
    public static void MapAlarmViews(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder views = routes.MapGroup("/api/alarm-views").WithTags("Alarms");

        views.MapGet("/", List).RequirePermission(Permissions.AlarmRead);
        views.MapPost("/", Create).RequirePermission(Permissions.AlarmRead);
        views.MapPut("/{id:guid}", Update).RequirePermission(Permissions.AlarmRead);
        views.MapDelete("/{id:guid}", Delete).RequirePermission(Permissions.AlarmRead);
    }

    private static async Task<Ok<Wire.AlarmView[]>> List(Caller caller, IAlarmViewStore views, CancellationToken cancellationToken)
    {
        ImmutableArray<AlarmView> found = await views.List(caller.Scope, caller.Member.AccountId, cancellationToken);
        return TypedResults.Ok<Wire.AlarmView[]>([.. found.Select(view => View(view, caller))]);
    }

    private static async Task<Results<Created<Wire.AlarmView>, ProblemHttpResult>> Create(
        Wire.AlarmViewDraft draft, Caller caller, IAlarmViewStore views, CancellationToken cancellationToken)
    {
        ChangeOutcome<AlarmView> made = await views.Create(caller.Actor, caller.Scope, caller.HomePlace, Draft(draft), cancellationToken);
        return made.Verdict is ChangeVerdict.Done
            ? TypedResults.Created($"/api/alarm-views/{made.Value!.Id}", View(made.Value, caller))
            : Problems.Of(made, "The view");
    }

    private static async Task<Results<Ok<Wire.AlarmView>, ProblemHttpResult>> Update(
        Guid id, AlarmViewChange change, Caller caller, IAlarmViewStore views, CancellationToken cancellationToken)
    {
        ChangeOutcome<AlarmView> changed = await views.Update(caller.Actor, caller.Scope, id, Draft(change.Draft), change.Revision, cancellationToken);
        return changed.Verdict is ChangeVerdict.Done ? TypedResults.Ok(View(changed.Value!, caller)) : Problems.Of(changed, $"View {id}");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Delete(
        Guid id, long revision, Caller caller, IAlarmViewStore views, CancellationToken cancellationToken)
    {
        ChangeOutcome<AlarmView> gone = await views.Delete(caller.Actor, caller.Scope, id, revision, cancellationToken);
        return gone.Verdict is ChangeVerdict.Done ? TypedResults.NoContent() : Problems.Of(gone, $"View {id}");
    }

    private static AlarmViewDraft Draft(Wire.AlarmViewDraft draft) => new(draft.Name, draft.Query, draft.Shared, draft.CountMax, draft.TellAfterMinutes);

    private static Wire.AlarmView View(AlarmView view, Caller caller) => new(
        view.Id, view.Place.Unit, view.Owner, view.OwnerId == caller.Member.AccountId, view.Draft.Name, view.Draft.Query, view.Draft.Shared, view.Draft.CountMax,
        view.Draft.TellAfterMinutes, view.Revision);
}
