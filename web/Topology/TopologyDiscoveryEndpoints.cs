using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using PrisonOps.GrainInterfaces.Topology;
using PrisonOps.Ports;
using PrisonOps.Ports.People;
using PrisonOps.Ports.Topology;
using PrisonOps.Ports.Topology.Discovery;
using PrisonOps.Ports.Units;
using PrisonOps.Web.Access;
using PrisonOps.Web.Feed;
using PrisonOps.Web.Hosting;

namespace PrisonOps.Web.Topology;

/// <summary>What was discovered, and what people make of it.</summary>
internal static class TopologyDiscoveryEndpoints
{
    private const int DecidedAtOnceMax = 500;
    private const int ReasonLengthMax = 500;

    public static void MapTopologyDiscovery(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder topology = routes.MapGroup("/api/topology").WithTags("Topology");
        topology.MapGet("/proposals", List).RequirePermission(Permissions.MonitoringRead);
        topology.MapPost("/proposals/decisions", Decide).RequirePermission(Permissions.ObjectWrite);
        topology.MapGet("/discovery", Get).RequirePermission(Permissions.MonitoringRead);
        topology.MapPost("/discovery", Start).RequirePermission(Permissions.ObjectWrite);
    }

    private static async Task<Results<Ok<Wire.TopologyProposal[]>, ProblemHttpResult>> List(
        int? unit, string? state, Caller caller, IProposalStore store, CancellationToken cancellationToken)
    {
        if (QueryText.Enums("state", state, out ImmutableArray<ProposalState> states) is { } refusal) return refusal;

        ImmutableArray<ProposalRow> rows = await store.List(caller.Scope, unit, states.IsEmpty ? [ProposalState.Open] : states, cancellationToken);
        return TypedResults.Ok<Wire.TopologyProposal[]>([.. rows.Select(Proposal)]);
    }

    private static async Task<Results<Ok<Wire.TopologyDecided>, ProblemHttpResult>> Decide(
        Wire.TopologyDecision decision, Caller caller, IProposalStore store, TopologyFeed feed, CancellationToken cancellationToken)
    {
        IReadOnlyList<Guid> ids = decision.Ids ?? [];
        string reason = decision.Reason?.Trim() ?? "";
        if (ids.Count is 0 or > DecidedAtOnceMax) return Problems.Field("ids", Refusals.Range(ids.Count, 1, DecidedAtOnceMax));
        if (reason.Length > ReasonLengthMax || (!decision.Accept && reason.Length == 0))
            return Problems.Field("reason", Refusals.Length(reason.Length, decision.Accept ? 0 : 1, ReasonLengthMax));

        List<Guid> done = [];
        Dictionary<Guid, string> failed = [];
        foreach (Guid id in ids.Distinct())
        {
            ChangeOutcome<ProposalRow> decided = await store.Decide(caller.Actor, caller.Scope, id, decision.Accept, QueryText.NullIfEmpty(reason), cancellationToken);
            if (decided.Verdict is ChangeVerdict.Done) done.Add(id);
            else failed[id] = decided.Reason ?? $"Proposal {id} does not exist.";
        }

        if (decision.Accept && done.Count > 0) await feed.News(null, cancellationToken);
        return TypedResults.Ok(new Wire.TopologyDecided(done, failed));
    }

    private static async Task<Results<Ok<Wire.TopologyDiscovery>, ProblemHttpResult>> Get(
        int unit, Caller caller, IProposalStore store, IGrainFactory grains, CancellationToken cancellationToken) =>
        await Read(unit, caller.Scope, store, grains, cancellationToken) is { } discovery ? TypedResults.Ok(discovery) : Problems.NotFound($"Unit {unit}");

    private static async Task<Results<Accepted<Wire.TopologyDiscovery>, ProblemHttpResult>> Start(
        DiscoveryOrder order, Caller caller, IProposalStore store, IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (await store.Report(caller.Scope, order.UnitId, cancellationToken) is null) return Problems.NotFound($"Unit {order.UnitId}");

        await grains.GetGrain<IDiscoveryGrain>(order.UnitId).Start();
        return TypedResults.Accepted(
            $"/api/topology/discovery?unit={order.UnitId}", await Read(order.UnitId, caller.Scope, store, grains, cancellationToken));
    }

    private static async Task<Wire.TopologyDiscovery?> Read(
        int unit, UnitScope scope, IProposalStore store, IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (await store.Report(scope, unit, cancellationToken) is not { } report) return null;

        DiscoveryProgress progress = await grains.GetGrain<IDiscoveryGrain>(unit).GetProgress();
        return new(
            unit, progress.IsRunning, report.Round?.StartedAt, report.Round?.FinishedAt, report.Round?.Devices ?? 0, progress.Asked, report.Round?.Answered ?? 0,
            report.Round?.Links ?? 0, report.Open, [.. report.Silent.Select(device => new Wire.TopologySilent(device.ObjectId, device.Code, device.Name, device.Reason))],
            [
                .. (report.Round?.Strangers ?? []).Where(stranger => report.Codes.ContainsKey(stranger.SeenBy)).Select(stranger => new Wire.TopologyStranger(
                    stranger.SeenBy, report.Codes[stranger.SeenBy], stranger.Port, stranger.Source, stranger.Said)),
            ]);
    }

    private static Wire.TopologyProposal Proposal(ProposalRow row) => new(
        row.Id, row.Place.Unit, row.Kind, row.State, End(row.From), End(row.To), row.RelationId, Former(row, 0), Former(row, 1), row.Confidence,
        [.. row.Evidence.Select(one => new Wire.TopologyEvidence(one.Source, one.SeenBy, one.Port, one.Code, one.Said, one.At))], row.FirstSeenAt, row.LastSeenAt,
        row.DecidedBy, row.DecidedAt, row.Reason);

    private static Wire.TopologyEnd End(ProposalEnd end) => new(end.ObjectId, end.Code, end.Name, end.ClassCode, end.Port);

    /// <summary>Where it was. Of an object that is at neither end now only the id is told: it may be out of the caller's scope.</summary>
    private static Wire.TopologyEnd? Former(ProposalRow row, int end)
    {
        if (row.Former.Length <= end) return null;

        LinkPort former = row.Former[end];
        ProposalEnd? known = former.ObjectId == row.From.ObjectId ? row.From : former.ObjectId == row.To.ObjectId ? row.To : null;
        return new(former.ObjectId, known?.Code ?? "", known?.Name ?? "", known?.ClassCode ?? "", former.Port);
    }
}
