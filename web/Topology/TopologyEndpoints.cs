using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using PrisonOps.Ports;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.People;
using PrisonOps.Ports.Topology;
using PrisonOps.Web.Access;
using PrisonOps.Web.Feed;
using PrisonOps.Web.Hosting;

namespace PrisonOps.Web.Topology;

internal static class TopologyEndpoints
{
    /// <summary>A picture that is a little too large is refused in words; one that is far too large ends the connection.</summary>
    private const int BesideTheBytes = 64 << 10;

    public static void MapTopology(this IEndpointRouteBuilder routes)
    {
        string[] editors = [Permissions.ObjectWrite, Permissions.MonitoringConfigure];
        RouteGroupBuilder topology = routes.MapGroup("/api/topology").WithTags("Topology");
        topology.MapGet("/maps", List).RequirePermission(Permissions.MonitoringRead);
        topology.MapPost("/maps", Create).RequireAnyPermission(editors);
        topology.MapGet("/maps/{id:guid}", Get).RequirePermission(Permissions.MonitoringRead);
        topology.MapPut("/maps/{id:guid}", Update).RequireAnyPermission(editors);
        topology.MapDelete("/maps/{id:guid}", Delete).RequireAnyPermission(editors);
        topology.MapPost("/maps/{id:guid}/edits", Edit).RequireAnyPermission(editors);
        topology.MapPost("/maps/{id:guid}/pictures", KeepPicture).RequireAnyPermission(editors);
        topology.MapGet("/pictures/{id:guid}", GetPicture).RequirePermission(Permissions.MonitoringRead);
        topology.MapGet("/objects/{id:guid}/maps", ListOf).RequirePermission(Permissions.MonitoringRead);
    }

    private static async Task<Ok<Wire.TopologyMapRow[]>> List(int? unit, Caller caller, ITopologyStore store, CancellationToken cancellationToken) =>
        TypedResults.Ok<Wire.TopologyMapRow[]>(
            [.. (await store.List(caller.Scope, unit, cancellationToken)).Select(map => TopologyWire.Map(map, caller))]);

    private static async Task<Results<Ok<Wire.TopologyMapRow[]>, ProblemHttpResult>> ListOf(
        Guid id, Caller caller, IObjectStore objects, ITopologyStore store, CancellationToken cancellationToken)
    {
        if (await objects.Find(caller.Scope, id, cancellationToken) is null) return Problems.NotFound($"Object {id}");

        return TypedResults.Ok<Wire.TopologyMapRow[]>(
            [.. (await store.ListOf(caller.Scope, id, cancellationToken)).Select(map => TopologyWire.Map(map, caller))]);
    }

    private static async Task<Results<Ok<Wire.TopologyView>, ProblemHttpResult>> Get(
        Guid id, Caller caller, ITopologyReader reader, CancellationToken cancellationToken) =>
        await reader.Read(caller.Scope, id, cancellationToken) is { } view ? TypedResults.Ok(TopologyWire.View(view, caller)) : Problems.NotFound(Name(id));

    private static async Task<Results<Created<Wire.TopologyMapRow>, ProblemHttpResult>> Create(
        NewTopologyMap body, Caller caller, ITopologyStore store, ITopologyReader reader, CancellationToken cancellationToken)
    {
        TopologyCopy? copy = body.CopyOf is { } source ? await reader.Copy(caller.Scope, source, cancellationToken) : null;
        if (body.CopyOf is { } missing && copy is null) return Problems.NotFound(Name(missing));

        ChangeOutcome<TopologyMap> made = await store.Create(
            caller.Actor, caller.Scope, body.UnitId, TopologyWire.ToPorts(body.Draft), copy, cancellationToken);
        return made.Verdict is ChangeVerdict.Done
            ? TypedResults.Created($"/api/topology/maps/{made.Value!.Id}", TopologyWire.Map(made.Value, caller))
            : Problems.Of(made, $"Unit {body.UnitId}");
    }

    private static async Task<Results<Ok<Wire.TopologyMapRow>, ProblemHttpResult>> Update(
        Guid id, TopologyMapChange change, Caller caller, ITopologyStore store, TopologyFeed feed, CancellationToken cancellationToken) =>
        await Answer(
            id, caller, await store.Update(caller.Actor, caller.Scope, id, TopologyWire.ToPorts(change.Draft), change.Revision, cancellationToken), feed,
            cancellationToken);

    private static async Task<Results<NoContent, ProblemHttpResult>> Delete(
        Guid id, long revision, Caller caller, ITopologyStore store, CancellationToken cancellationToken)
    {
        ChangeOutcome<TopologyMap> gone = await store.Delete(caller.Actor, caller.Scope, id, revision, cancellationToken);
        return gone.Verdict is ChangeVerdict.Done ? TypedResults.NoContent() : Problems.Of(gone, Name(id));
    }

    private static async Task<Results<Ok<Wire.TopologyMapRow>, ProblemHttpResult>> Edit(
        Guid id, Wire.TopologyEdit edit, Caller caller, ITopologyStore store, TopologyFeed feed, CancellationToken cancellationToken)
    {
        if (TopologyRules.Refuse(edit) is { } refusal) return refusal;

        ImmutableArray<TopologyElement> put = [.. (edit.Put ?? []).Select(TopologyWire.ToPorts)];
        return await Answer(
            id, caller, await store.Edit(caller.Actor, caller.Scope, id, put, [.. edit.Remove ?? []], edit.Revision, cancellationToken), feed, cancellationToken);
    }

    [RequestSizeLimit(TopologyPicture.BytesMax + BesideTheBytes)]
    private static async Task<Results<Ok<Wire.TopologyPictureKey>, ProblemHttpResult>> KeepPicture(
        Guid id, HttpRequest request, Caller caller, ITopologyStore store, CancellationToken cancellationToken)
    {
        if (await ReadPicture(request.Body, cancellationToken) is not { } bytes)
            return Problems.Of(413, "too-large", $"A background has at most {TopologyPicture.BytesMax} bytes.");
        if (PictureType.Of(bytes) is not { } contentType)
            return Problems.Field("picture", Refusal.Of("topology-picture-type", "A background is PNG, JPEG or WebP."));

        ChangeOutcome<Guid> kept = await store.KeepPicture(caller.Actor, caller.Scope, id, contentType, bytes, cancellationToken);
        return kept.Verdict is ChangeVerdict.Done ? TypedResults.Ok(new Wire.TopologyPictureKey(kept.Value)) : Problems.Of(kept, Name(id));
    }

    /// <summary>Null when there is more than a background may have.</summary>
    private static async Task<byte[]?> ReadPicture(Stream body, CancellationToken cancellationToken)
    {
        byte[] bytes = new byte[TopologyPicture.BytesMax + 1];
        int length = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        return length < bytes.Length ? bytes[..length] : null;
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> GetPicture(
        Guid id, Caller caller, HttpContext context, ITopologyStore store, CancellationToken cancellationToken)
    {
        if (await store.FindPicture(caller.Scope, id, cancellationToken) is not { } picture) return Problems.NotFound($"Picture {id}");

        // A picture never changes under its id, and the browser of a caller who may no longer see it keeps only what it has shown already.
        context.Response.Headers.CacheControl = "private, max-age=86400, immutable";
        return TypedResults.Bytes(picture.Bytes, picture.ContentType);
    }

    private static async Task<Results<Ok<Wire.TopologyMapRow>, ProblemHttpResult>> Answer(
        Guid id, Caller caller, ChangeOutcome<TopologyMap> changed, TopologyFeed feed, CancellationToken cancellationToken)
    {
        if (changed.Verdict is not ChangeVerdict.Done) return Problems.Of(changed, Name(id));

        await feed.News(id, cancellationToken);
        return TypedResults.Ok(TopologyWire.Map(changed.Value!, caller));
    }

    internal static string Name(Guid id) => $"Map {id}";
}
