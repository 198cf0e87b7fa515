using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using PrisonOps.Ports;
using PrisonOps.Ports.People;
using PrisonOps.Ports.Topology;
using PrisonOps.Web.Access;
using PrisonOps.Web.Feed;
using PrisonOps.Web.Hosting;

namespace PrisonOps.Web.Topology;

/// <summary>What is asked of maps and of the network: live states once, ways, consequences, a table of links.</summary>
internal static class TopologyQueryEndpoints
{
    private const int ListedMax = 2_000;

    public static void MapTopologyQueries(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder topology = routes.MapGroup("/api/topology").WithTags("Topology");
        topology.MapGet("/maps/{id:guid}/states", GetStates).RequirePermission(Permissions.MonitoringRead);
        topology.MapGet("/maps/{id:guid}/links.csv", ExportLinks).RequirePermission(Permissions.MonitoringRead);
        topology.MapGet("/path", FindPath).RequirePermission(Permissions.MonitoringRead);
        topology.MapGet("/impact", GetImpact).RequirePermission(Permissions.MonitoringRead);
    }

    private static async Task<Results<Ok<Wire.TopologyStates>, ProblemHttpResult>> GetStates(
        Guid id, Caller caller, TopologyFeed feed, CancellationToken cancellationToken) =>
        await feed.Look(caller.Scope, id, cancellationToken) is { } states ? TypedResults.Ok(states) : Problems.NotFound(TopologyEndpoints.Name(id));

    private static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> ExportLinks(
        Guid id, HttpRequest request, Caller caller, ITopologyReader reader, TopologyFeed feed, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await reader.Read(caller.Scope, id, cancellationToken) is not { } view || await feed.Look(caller.Scope, id, cancellationToken) is not { } states)
            return Problems.NotFound(TopologyEndpoints.Name(id));

        Wire.TopologyView map = TopologyWire.View(view, caller);
        Dictionary<Guid, string> names = map.Nodes.ToDictionary(node => node.Id, node => node.Element?.Label ?? $"{node.Code} {node.Name}".Trim());
        Dictionary<Guid, Wire.TopologyLinkNow> now = states.Links.ToDictionary(link => link.Id);
        ImmutableArray<TopologyCsv.Row> rows =
            [.. map.Links.Select(link => new TopologyCsv.Row(link, names[link.FromNodeId], names[link.ToNodeId], now.GetValueOrDefault(link.Id)))];
        return TopologyCsv.For(request).Result(
            "links", time.GetUtcNow(), (_, _, _) => Task.FromResult(new Page<TopologyCsv.Row>(rows, null, rows.Length, true)), cancellationToken);
    }

    private static async Task<Results<Ok<Wire.TopologyPaths>, ProblemHttpResult>> FindPath(
        Guid from, Guid to, Caller caller, ITopologyQueries queries, ITopologyStore store, CancellationToken cancellationToken)
    {
        if (await queries.FindPaths(caller.Scope, from, to, cancellationToken) is not { } paths) return Problems.NotFound($"Object {from} or {to}");

        Dictionary<Guid, TopologyObject> objects = await Names(caller, store, paths.Paths.SelectMany(path => path).Select(hop => hop.ObjectId), cancellationToken);
        return TypedResults.Ok(new Wire.TopologyPaths(
            paths.Length, paths.IsCut, [.. paths.Paths.Select(path => path.Select(hop => Hop(hop, objects.GetValueOrDefault(hop.ObjectId))).ToArray())]));
    }

    private static async Task<Results<Ok<Wire.TopologyImpact>, ProblemHttpResult>> GetImpact(
        Guid? @object, Guid? relation, Caller caller, ITopologyQueries queries, ITopologyStore store, CancellationToken cancellationToken)
    {
        TopologyImpact? impact = (@object, relation) switch
        {
            ({ } id, null) => await queries.ImpactOfObject(caller.Scope, id, cancellationToken),
            (null, { } id) => await queries.ImpactOfRelation(caller.Scope, id, cancellationToken),
            _ => null,
        };
        if (impact is null) return Problems.NotFound($"Object {@object} or relation {relation}");

        Guid[] cutOff = [.. impact.CutOff.Take(ListedMax)], weakened = [.. impact.Weakened.Take(ListedMax)];
        Dictionary<Guid, TopologyObject> objects = await Names(caller, store, [.. impact.CutOff, .. weakened], cancellationToken);
        return TypedResults.Ok(new Wire.TopologyImpact(
            [.. cutOff.Where(objects.ContainsKey).Select(id => Affected(objects[id]))], [.. weakened.Where(objects.ContainsKey).Select(id => Affected(objects[id]))],
            impact.CutOff.Where(objects.ContainsKey).CountBy(id => objects[id].ClassCode).ToDictionary(),
            impact.CutOff.Length > ListedMax || impact.Weakened.Length > ListedMax));
    }

    private static async Task<Dictionary<Guid, TopologyObject>> Names(Caller caller, ITopologyStore store, IEnumerable<Guid> ids, CancellationToken cancellationToken) =>
        (await store.FindObjects(caller.Scope, [.. ids.Distinct()], cancellationToken)).ToDictionary(item => item.Id);

    private static Wire.TopologyHop Hop(TopologyHop hop, TopologyObject? item) =>
        new(hop.ObjectId, item?.Code ?? "", item?.Name ?? "", hop.InPort, hop.OutPort, hop.RelationId);

    private static Wire.TopologyImpactObject Affected(TopologyObject item) => new(item.Id, item.Code, item.Name, item.ClassCode, item.Place.Unit);
}
