using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using PrisonOps.Ports;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.People;
using PrisonOps.Web.Access;
using PrisonOps.Web.Feed;
using PrisonOps.Web.Hosting;

namespace PrisonOps.Web.Objects;

internal static class RelationEndpoints
{
    public static void MapRelations(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/objects/{id:guid}/relations", List).WithTags("Relations").RequirePermission(Permissions.ObjectRead);
        routes.MapPost("/api/relations", Relate).WithTags("Relations").RequirePermission(Permissions.ObjectWrite);
        routes.MapDelete("/api/relations/{id:guid}", End).WithTags("Relations").RequirePermission(Permissions.ObjectWrite);
    }

    private static async Task<Results<Ok<Wire.Relation[]>, ProblemHttpResult>> List(
        Guid id, bool? history, Caller caller, IObjectStore objects, CancellationToken cancellationToken)
    {
        if (await objects.Find(caller.Scope, id, cancellationToken) is null) return Problems.NotFound(ObjectEndpoints.Name(id));

        ImmutableArray<RelationRow> rows = await objects.ListRelations(caller.Scope, id, history ?? false, cancellationToken);
        return TypedResults.Ok<Wire.Relation[]>([.. rows.Select(ObjectWire.Relation)]);
    }

    private static async Task<Results<Created<Wire.Relation>, ProblemHttpResult>> Relate(
        NewRelation body, Caller caller, IObjectStore objects, ObjectReach reach, TopologyFeed maps, CancellationToken cancellationToken)
    {
        ChangeOutcome<RelationRow> made = await objects.Relate(
            caller.Actor, caller.Scope, body.FromId, body.Type, body.ToId, QueryText.NullIfEmpty(body.FromPort), QueryText.NullIfEmpty(body.ToPort),
            cancellationToken);
        if (made.Verdict is ChangeVerdict.Done)
        {
            await maps.News(null, cancellationToken);
            return TypedResults.Created($"/api/relations/{made.Value!.Id}", ObjectWire.Relation(made.Value));
        }

        Guid missing = await objects.Find(caller.Scope, body.FromId, cancellationToken) is null ? body.FromId : body.ToId;
        return await reach.Refuse(caller, made, missing, cancellationToken);
    }

    private static async Task<Results<Ok<Wire.Relation>, ProblemHttpResult>> End(
        Guid id, Caller caller, IObjectStore objects, TopologyFeed maps, CancellationToken cancellationToken)
    {
        ChangeOutcome<RelationRow> ended = await objects.EndRelation(caller.Actor, caller.Scope, id, cancellationToken);
        if (ended.Verdict is not ChangeVerdict.Done) return Problems.Of(ended, $"Relation {id}");

        await maps.News(null, cancellationToken);
        return TypedResults.Ok(ObjectWire.Relation(ended.Value!));
    }
}
