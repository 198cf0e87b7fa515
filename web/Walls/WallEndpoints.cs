using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using PrisonOps.Ports;
using PrisonOps.Ports.People;
using PrisonOps.Ports.Walls;
using PrisonOps.Web.Access;
using PrisonOps.Web.Hosting;

namespace PrisonOps.Web.Walls;

/// <summary>The scenes of a unit's wall.</summary>
internal static class WallEndpoints
{
    public static void MapWalls(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder walls = routes.MapGroup("/api/walls").WithTags("Walls");

        walls.MapGet("/{id:int}", Get).RequireAnyPermission(Permissions.WallView, Permissions.MonitoringRead);
        walls.MapPut("/{id:int}", Save).RequirePermission(Permissions.WallConfigure);
    }

    private static async Task<Results<Ok<Wire.WallPlan>, ProblemHttpResult>> Get(
        int id, Caller caller, IWallStore walls, CancellationToken cancellationToken) =>
        await walls.Find(caller.Scope, id, cancellationToken) is { } plan ? TypedResults.Ok(Plan(plan)) : Problems.NotFound($"Unit {id}");

    private static async Task<Results<Ok<Wire.WallPlan>, ProblemHttpResult>> Save(
        int id, WallChange change, Caller caller, IWallStore walls, CancellationToken cancellationToken)
    {
        ChangeOutcome<WallPlan> saved = await walls.Save(
            caller.Actor, caller.Scope, id,
            [.. change.Scenes.Select(scene => new WallScene(
                scene.Id, scene.Name.Trim(), scene.Columns, scene.Rows, scene.Seconds,
                [.. scene.Widgets.Select(widget => new WallWidget(widget.Kind, widget.X, widget.Y, widget.Width, widget.Height, widget.Text, widget.MapId, widget.Kpi))]))],
            change.Revision, cancellationToken);
        return saved.Verdict is ChangeVerdict.Done ? TypedResults.Ok(Plan(saved.Value!)) : Problems.Of(saved, $"Unit {id}");
    }

    private static Wire.WallPlan Plan(WallPlan plan) => new(
        plan.UnitId, plan.Revision,
        [.. plan.Scenes.Select(scene => new Wire.WallScene(
            scene.Id, scene.Name, scene.Columns, scene.Rows, scene.Seconds,
            [.. scene.Widgets.Select(widget => new Wire.WallWidget(widget.Kind, widget.X, widget.Y, widget.Width, widget.Height, widget.Text, widget.MapId, widget.Kpi))]))],
        plan.ChangedBy, plan.ChangedAt);
}
