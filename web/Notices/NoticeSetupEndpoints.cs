using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using PrisonOps.Ports;
using PrisonOps.Ports.Notices;
using PrisonOps.Ports.People;
using PrisonOps.Ports.Units;
using PrisonOps.Web.Access;
using PrisonOps.Web.Hosting;

namespace PrisonOps.Web.Notices;

/// <summary>Channels and routes. A channel's secret goes in and never comes out; who may set where data goes is who may set credentials.</summary>
internal static class NoticeSetupEndpoints
{
    public static void MapNoticeSetup(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder channels = routes.MapGroup("/api/notice-channels").WithTags("Notices");

        channels.MapGet("/", ListChannels).RequirePermission(Permissions.CredentialWrite);
        channels.MapGet("/usable", ListUsable).RequirePermission(Permissions.AlarmRead);
        channels.MapPut("/", PutChannel).RequirePermission(Permissions.CredentialWrite);
        channels.MapDelete("/{id:guid}", DeleteChannel).RequirePermission(Permissions.CredentialWrite);
        channels.MapPost("/{id:guid}/test", TestChannel).RequirePermission(Permissions.CredentialWrite);

        RouteGroupBuilder ways = routes.MapGroup("/api/notice-routes").WithTags("Notices");

        ways.MapGet("/", ListRoutes).RequirePermission(Permissions.AlarmRead);
        ways.MapPut("/", PutRoute).RequirePermission(Permissions.MonitoringConfigure);
        ways.MapDelete("/{id:guid}", DeleteRoute).RequirePermission(Permissions.MonitoringConfigure);
        ways.MapPost("/test", TestStep).RequirePermission(Permissions.MonitoringConfigure);
    }

    private static async Task<Ok<Wire.NoticeChannel[]>> ListChannels(Caller caller, INoticeSetupStore store, CancellationToken cancellationToken) =>
        TypedResults.Ok<Wire.NoticeChannel[]>([.. (await store.ListChannels(caller.Scope, cancellationToken)).Select(NoticeWire.Channel)]);

    private static async Task<Ok<Wire.NoticeChannelName[]>> ListUsable(Caller caller, INoticeSetupStore store, CancellationToken cancellationToken) =>
        TypedResults.Ok<Wire.NoticeChannelName[]>(
            [
                .. (await store.ListUsable(caller.Scope, cancellationToken))
                    .Select(channel => new Wire.NoticeChannelName(channel.Id, channel.Place.Unit, channel.Name, channel.Kind, channel.Enabled)),
            ]);

    private static async Task<Results<Ok<Wire.NoticeChannel>, ProblemHttpResult>> PutChannel(
        NoticeChannelChange change, Caller caller, INoticeSetupStore store, INoticeDesk desk, CancellationToken cancellationToken)
    {
        NoticeChannelDraft draft = NoticeWire.ToPorts(change.Draft);
        if (desk.Check(draft) is { } refused) return Problems.Field(refused.Field, refused.Refusal);

        ChangeOutcome<NoticeChannel> put = await store.PutChannel(caller.Actor, caller.Scope, change.Id, draft, change.Revision, cancellationToken);
        return put.Verdict is ChangeVerdict.Done ? TypedResults.Ok(NoticeWire.Channel(put.Value!)) : Problems.Of(put, $"Channel '{draft.Name}' of unit {draft.UnitId}");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteChannel(
        Guid id, long revision, Caller caller, INoticeSetupStore store, CancellationToken cancellationToken)
    {
        ChangeOutcome<NoticeChannel> gone = await store.DeleteChannel(caller.Actor, caller.Scope, id, revision, cancellationToken);
        return gone.Verdict is ChangeVerdict.Done ? TypedResults.NoContent() : Problems.Of(gone, $"Channel {id}");
    }

    private static async Task<Results<Ok<Wire.NoticeTrial>, ProblemHttpResult>> TestChannel(
        Guid id, ChannelTrial trial, Caller caller, INoticeSetupStore store, INoticeDesk desk, CancellationToken cancellationToken)
    {
        if (QueryText.TooLong("target", trial.Target) is { } refusal) return refusal;
        if ((await store.ListChannels(caller.Scope, cancellationToken)).All(channel => channel.Id != id)) return Problems.NotFound($"Channel {id}");

        NoticeOutcome outcome = await desk.TestChannel(caller.Actor, id, QueryText.NullIfEmpty(trial.Target), cancellationToken);
        return TypedResults.Ok(new Wire.NoticeTrial(outcome.IsSent, outcome.Answer));
    }

    private static async Task<Ok<Wire.NoticeRoute[]>> ListRoutes(Caller caller, INoticeSetupStore store, CancellationToken cancellationToken) =>
        TypedResults.Ok<Wire.NoticeRoute[]>([.. (await store.ListRoutes(caller.Scope, cancellationToken)).Select(NoticeWire.Route)]);

    private static async Task<Results<Ok<Wire.NoticeRoute>, ProblemHttpResult>> PutRoute(
        NoticeRouteChange change, Caller caller, INoticeSetupStore store, INoticeDesk desk, CancellationToken cancellationToken)
    {
        NoticeRouteFields fields = NoticeWire.ToPorts(change.Fields);
        if (desk.Check(fields) is { } refused) return Problems.Field(refused.Field, refused.Refusal);
        if (await Foreign(fields.Steps, caller, store, cancellationToken) is { } foreign) return foreign;

        ChangeOutcome<NoticeRoute> put = await store.PutRoute(caller.Actor, caller.Scope, change.Id, change.UnitId, fields, change.Revision, cancellationToken);
        return put.Verdict is ChangeVerdict.Done ? TypedResults.Ok(NoticeWire.Route(put.Value!)) : Problems.Of(put, $"Route '{fields.Name}' of unit {change.UnitId}");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteRoute(
        Guid id, long revision, Caller caller, INoticeSetupStore store, CancellationToken cancellationToken)
    {
        ChangeOutcome<NoticeRoute> gone = await store.DeleteRoute(caller.Actor, caller.Scope, id, revision, cancellationToken);
        return gone.Verdict is ChangeVerdict.Done ? TypedResults.NoContent() : Problems.Of(gone, $"Route {id}");
    }

    private static async Task<Results<Ok<int>, ProblemHttpResult>> TestStep(
        StepTrial trial, Caller caller, IUnitStore units, INoticeSetupStore store, INoticeDesk desk, CancellationToken cancellationToken)
    {
        NoticeStep step = NoticeWire.ToPorts(trial.Step);
        UnitRow? unit = (await units.ListInScope(caller.Scope, cancellationToken)).FirstOrDefault(row => row.Id == trial.UnitId);
        if (unit is null || !caller.Scope.Covers(unit.Place)) return Problems.NotFound($"Unit {trial.UnitId}");
        if (await Foreign([step], caller, store, cancellationToken) is { } foreign) return foreign;

        return TypedResults.Ok(await desk.TestStep(caller.Actor, step, unit.Place, cancellationToken));
    }

    /// <summary>A step may use the channels of the caller's units and of those above, no others.</summary>
    private static async Task<ProblemHttpResult?> Foreign(
        ImmutableArray<NoticeStep> steps, Caller caller, INoticeSetupStore store, CancellationToken cancellationToken)
    {
        HashSet<Guid> usable = [.. (await store.ListUsable(caller.Scope, cancellationToken)).Select(channel => channel.Id)];
        return steps.SelectMany(step => step.Channels).Cast<Guid?>().FirstOrDefault(channel => !usable.Contains(channel!.Value)) is { } foreign
            ? Problems.Field("steps", Refusal.Of("notice-channel-unknown", "Channel {given} does not exist.", ("given", foreign)))
            : null;
    }
}
