using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using PrisonOps.GrainInterfaces.Units;
using PrisonOps.Ports;
using PrisonOps.Ports.People;
using PrisonOps.Ports.Units;
using PrisonOps.Web.Access;
using PrisonOps.Web.Hosting;

namespace PrisonOps.Web.Units;

internal static class UnitEndpoints
{
    private static readonly string[] Readers =
    [
        Permissions.MonitoringRead, Permissions.WallView, Permissions.ObjectRead, Permissions.AlarmRead, Permissions.AccountWrite,
        Permissions.AuditRead, Permissions.UnitWrite, Permissions.CredentialWrite,
    ];

    public static void MapUnits(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder units = routes.MapGroup("/api/units").WithTags("Units");

        units.MapGet("/", List).RequireAnyPermission(Readers);
        units.MapGet("/{id:int}/status", GetStatus).RequireAnyPermission(Permissions.MonitoringRead, Permissions.WallView);
        units.MapPost("/", Create).RequirePermission(Permissions.UnitWrite);
        units.MapPut("/{id:int}", Rename).RequirePermission(Permissions.UnitWrite);
    }

    private static async Task<Ok<Wire.UnitNode[]>> List(Caller caller, IUnitStore units, CancellationToken cancellationToken) =>
        TypedResults.Ok<Wire.UnitNode[]>(
            [.. (await units.ListInScope(caller.Scope, cancellationToken)).Select(row => UnitWire.Node(row, caller.Scope))]);

    private static async Task<Results<Ok<Wire.UnitStatus>, ProblemHttpResult>> GetStatus(
        int id, Caller caller, IUnitStore units, IGrainFactory grains, CancellationToken cancellationToken)
    {
        ImmutableArray<UnitRow> rows = await units.ListInScope(caller.Scope, cancellationToken);
        if (rows.FirstOrDefault(row => row.Id == id) is not { } unit || !caller.Scope.CoversSubtree(unit)) return Problems.NotFound($"Unit {id}");

        return TypedResults.Ok(UnitWire.Status(await grains.GetGrain<IUnitGrain>(id).GetStatus()));
    }

    private static async Task<Results<Created<Wire.UnitNode>, ProblemHttpResult>> Create(
        NewUnit body, Caller caller, IUnitStore units, IGrainFactory grains, CancellationToken cancellationToken)
    {
        ChangeOutcome<UnitRow> made = await units.Create(
            caller.Actor, caller.Scope, body.ParentId, body.Tier, body.Code, body.NameZh, body.NameEn, cancellationToken);
        if (made.Verdict is not ChangeVerdict.Done) return Problems.Of(made, $"Unit {body.Code}");

        // The new unit and its parent learn of each other; both would also find out with their next comparison.
        await grains.GetGrain<IUnitGrain>(made.Value!.Id).Start();
        if (body.ParentId is { } parent) await grains.GetGrain<IUnitGrain>(parent).Start();
        return TypedResults.Created($"/api/units/{made.Value.Id}", UnitWire.Node(made.Value, caller.Scope));
    }

    private static async Task<Results<Ok<Wire.UnitNode>, ProblemHttpResult>> Rename(
        int id, UnitNames body, Caller caller, IUnitStore units, CancellationToken cancellationToken)
    {
        ChangeOutcome<UnitRow> named = await units.Rename(
            caller.Actor, caller.Scope, id, body.NameZh, body.NameEn, body.Revision, cancellationToken);
        return named.Verdict is ChangeVerdict.Done
            ? TypedResults.Ok(UnitWire.Node(named.Value!, caller.Scope))
            : Problems.Of(named, $"Unit {id}");
    }
}
