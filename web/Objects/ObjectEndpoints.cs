using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using PrisonOps.GrainInterfaces.Cameras;
using PrisonOps.GrainInterfaces.Devices;
using PrisonOps.Ports;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.People;
using PrisonOps.Ports.Standard;
using PrisonOps.Web.Access;
using PrisonOps.Web.Hosting;

namespace PrisonOps.Web.Objects;

internal static class ObjectEndpoints
{
    private const int ReasonLengthMax = 500;

    public static void MapObjects(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/classes", ListClasses).WithTags("Objects").RequireSession();

        RouteGroupBuilder objects = routes.MapGroup("/api/objects").WithTags("Objects");
        objects.MapGet("/", List).RequirePermission(Permissions.ObjectRead);
        objects.MapGet("/export.csv", Export).RequirePermission(Permissions.ObjectRead);
        objects.MapGet("/{id:guid}", Get).RequirePermission(Permissions.ObjectRead);
        objects.MapGet("/{id:guid}/status", GetStatus).RequirePermission(Permissions.ObjectRead);
        objects.MapPost("/", Create).RequirePermission(Permissions.ObjectWrite);
        objects.MapPut("/{id:guid}", Update).RequirePermission(Permissions.ObjectWrite);
        objects.MapDelete("/{id:guid}", Retire).RequirePermission(Permissions.ObjectWrite);
        objects.MapPost("/{id:guid}/maintenance", SetMaintenance).RequirePermission(Permissions.ObjectWrite);
        objects.MapPost("/{id:guid}/poll", Poll).RequireAnyPermission(Permissions.MonitoringConfigure, Permissions.AlarmHandle);
    }

    private static Ok<Wire.ObjectClass[]> ListClasses(StandardPack pack) => TypedResults.Ok<Wire.ObjectClass[]>(
        [.. pack.Classes.Select(row => new Wire.ObjectClass(row.Code, row.Parent, row.System, row.NameZh, row.NameEn))]);

    private static async Task<Results<Ok<Wire.Page<Wire.ObjectRow>>, ProblemHttpResult>> List(
        [AsParameters] ObjectQuery query, Caller caller, IObjectStore objects, CancellationToken cancellationToken)
    {
        if (query.Read(out ObjectFilter filter, out ObjectSort sort, out int size) is { } refusal) return refusal;

        return TypedResults.Ok((await objects.List(caller.Scope, filter, sort, query.After, size, cancellationToken)).ToWire(ObjectWire.Row));
    }

    private static Results<PushStreamHttpResult, ProblemHttpResult> Export(
        [AsParameters] ObjectQuery query, HttpRequest request, Caller caller, IObjectStore objects, TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (query.Read(out ObjectFilter filter, out ObjectSort sort, out _) is { } refusal) return refusal;

        return ObjectCsv.For(request).Result(
            "objects", time.GetUtcNow(), (after, size, stop) => objects.List(caller.Scope, filter, sort, after, size, stop), cancellationToken);
    }

    private static async Task<Results<Ok<Wire.ObjectDetail>, ProblemHttpResult>> Get(
        Guid id, Caller caller, IObjectStore objects, CancellationToken cancellationToken) =>
        await objects.Find(caller.Scope, id, cancellationToken) is { } item
        && await objects.FindConfiguration(caller.Scope, id, cancellationToken) is { } configuration
            ? TypedResults.Ok(ObjectWire.Detail(item, configuration))
            : Problems.NotFound(Name(id));

    private static async Task<Results<Ok<Wire.ObjectStatus>, ProblemHttpResult>> GetStatus(
        Guid id, Caller caller, ObjectStatuses statuses, CancellationToken cancellationToken) =>
        await statuses.Read(caller.Scope, id, cancellationToken) is { } status ? TypedResults.Ok(status) : Problems.NotFound(Name(id));

    private static async Task<Results<Created<Wire.ObjectDetail>, ProblemHttpResult>> Create(
        Wire.ObjectDraft draft, Caller caller, IObjectStore objects, ObjectReach reach, ObjectNews news, StandardPack pack,
        CancellationToken cancellationToken)
    {
        if (DraftRules.Refuse(draft, pack) is { } refusal) return refusal;

        ChangeOutcome<ObjectConfiguration> made = await objects.Create(caller.Actor, caller.Scope, DraftRules.ToPorts(draft), cancellationToken);
        if (made.Verdict is not ChangeVerdict.Done) return await reach.RefuseUnit(caller, made, draft.UnitId, cancellationToken);

        await news.Changed(null, made.Value!, cancellationToken);
        ObjectListItem item = (await objects.Find(caller.Scope, made.Value!.Id, cancellationToken))!;
        return TypedResults.Created($"/api/objects/{item.Id}", ObjectWire.Detail(item, made.Value));
    }

    private static async Task<Results<Ok<Wire.ObjectDetail>, ProblemHttpResult>> Update(
        Guid id, ObjectChange change, Caller caller, IObjectStore objects, ObjectReach reach, ObjectNews news, StandardPack pack,
        CancellationToken cancellationToken)
    {
        if (DraftRules.Refuse(change.Draft, pack) is { } refusal) return refusal;

        ObjectConfiguration? before = await objects.FindConfiguration(caller.Scope, id, cancellationToken);
        ChangeOutcome<ObjectConfiguration> changed = await objects.Update(
            caller.Actor, caller.Scope, id, DraftRules.ToPorts(change.Draft), change.Revision, cancellationToken);
        if (changed.Verdict is not ChangeVerdict.Done) return await reach.Refuse(caller, changed, id, cancellationToken);

        await news.Changed(before, changed.Value!, cancellationToken);
        return await Get(id, caller, objects, cancellationToken);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Retire(
        Guid id, long revision, Caller caller, IObjectStore objects, ObjectReach reach, ObjectNews news, CancellationToken cancellationToken)
    {
        ChangeOutcome<ObjectConfiguration> retired = await objects.Retire(caller.Actor, caller.Scope, id, revision, cancellationToken);
        if (retired.Verdict is not ChangeVerdict.Done) return await reach.Refuse(caller, retired, id, cancellationToken);

        await news.Retired(retired.Value!, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<Wire.ObjectDetail>, ProblemHttpResult>> SetMaintenance(
        Guid id, MaintenanceOrder order, Caller caller, IObjectStore objects, ObjectReach reach, ObjectNews news, TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (order.Reason.Length is 0 or > ReasonLengthMax)
        {
            return Problems.Field("reason", Refusals.Length(order.Reason.Length, 1, ReasonLengthMax));
        }

        if (order.Until is { } until && until <= time.GetUtcNow()) return Problems.Field("until", Refusals.Passed(until));

        ChangeOutcome<ObjectConfiguration> changed = await objects.SetMaintenance(
            caller.Actor, caller.Scope, id, order.Until?.ToUniversalTime(), order.Reason, cancellationToken);
        if (changed.Verdict is not ChangeVerdict.Done) return await reach.Refuse(caller, changed, id, cancellationToken);

        await news.Changed(changed.Value, changed.Value!, cancellationToken);
        return await Get(id, caller, objects, cancellationToken);
    }

    private static async Task<Results<Ok<PollAnswer>, ProblemHttpResult>> Poll(
        Guid id, Caller caller, IObjectStore objects, ObjectReach reach, IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (await objects.Find(caller.Scope, id, cancellationToken) is not { } item)
        {
            return await reach.Refuse(caller, ChangeOutcome.NotFound<ObjectConfiguration>(), id, cancellationToken);
        }

        return item.Protocol switch
        {
            MonitoringProtocol.None => Problems.Of(409, "not-monitored", $"Object {item.Code} has no monitoring protocol: there is nothing to ask."),
            MonitoringProtocol.Rtsp => TypedResults.Ok(new PollAnswer(await grains.GetGrain<ICameraGrain>(id).Diagnose())),
            _ => TypedResults.Ok(new PollAnswer(await grains.GetGrain<IDeviceGrain>(id).PollNow())),
        };
    }

    internal static string Name(Guid id) => $"Object {id}";
}
