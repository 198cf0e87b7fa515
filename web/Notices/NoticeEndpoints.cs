using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using PrisonOps.Ports;
using PrisonOps.Ports.Audit;
using PrisonOps.Ports.Notices;
using PrisonOps.Ports.People;
using PrisonOps.Web.Access;
using PrisonOps.Web.Hosting;

namespace PrisonOps.Web.Notices;

/// <summary>The log of notices, the bell of the caller, and how the caller wants to be told.</summary>
internal static class NoticeEndpoints
{
    private const int InboxDefault = 100;
    private const int MuteMinutesMax = 30;

    public static void MapNotices(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder notices = routes.MapGroup("/api/notices").WithTags("Notices");

        notices.MapGet("/", List).RequirePermission(Permissions.AlarmRead);
        notices.MapPost("/{id:guid}/again", SendAgain).RequireAnyPermission(Permissions.AlarmHandle, Permissions.MonitoringConfigure);
        notices.MapGet("/inbox", ListInbox).RequirePermission(Permissions.AlarmRead);
        notices.MapPost("/read", MarkRead).RequirePermission(Permissions.AlarmRead);
        notices.MapGet("/profile", ReadProfile).RequirePermission(Permissions.AlarmRead);
        notices.MapPut("/profile", PutProfile).RequirePermission(Permissions.AlarmRead);
        notices.MapPost("/mute", Mute).RequirePermission(Permissions.AlarmRead);
    }

    private static async Task<Results<Ok<Wire.Page<Wire.Notice>>, ProblemHttpResult>> List(
        int? unit, string? state, Guid? channel, Guid? alarm, string? after, int? size, Caller caller, INoticeLog log, CancellationToken cancellationToken)
    {
        if (QueryText.Size(size, out int pageSize) is { } sizeRefusal) return sizeRefusal;
        if (QueryText.Enums("state", state, out ImmutableArray<NoticeState> states) is { } stateRefusal) return stateRefusal;

        Page<NoticeRow> page = await log.List(caller.Scope, new(unit, states, channel, alarm), after, pageSize, cancellationToken);
        return TypedResults.Ok(page.ToWire(NoticeWire.Notice));
    }

    private static async Task<Results<Ok<Wire.Notice>, ProblemHttpResult>> SendAgain(
        Guid id, Caller caller, INoticeLog log, CancellationToken cancellationToken)
    {
        ChangeOutcome<NoticeRow> again = await log.SendAgain(caller.Actor, caller.Scope, id, cancellationToken);
        return again.Verdict is ChangeVerdict.Done ? TypedResults.Ok(NoticeWire.Notice(again.Value!)) : Problems.Of(again, $"Dead notice {id}");
    }

    private static async Task<Ok<Wire.Notice[]>> ListInbox(bool? unread, Caller caller, INoticeLog log, CancellationToken cancellationToken)
    {
        ImmutableArray<NoticeRow> rows = await log.Inbox(caller.Member.AccountId, unread ?? false, InboxDefault, cancellationToken);
        return TypedResults.Ok<Wire.Notice[]>([.. rows.Select(NoticeWire.Notice)]);
    }

    private static async Task<NoContent> MarkRead(ReadOrder order, Caller caller, INoticeLog log, CancellationToken cancellationToken)
    {
        await log.MarkRead(caller.Member.AccountId, caller.HomePlace, order.Ids is null ? null : [.. order.Ids], cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<Wire.NoticeProfile>> ReadProfile(Caller caller, INoticeSetupStore store, CancellationToken cancellationToken) =>
        TypedResults.Ok(NoticeWire.Profile(await store.LoadProfile(caller.Member.AccountId, cancellationToken)));

    private static async Task<Results<Ok<Wire.NoticeProfile>, ProblemHttpResult>> PutProfile(
        Wire.NoticeProfile given, Caller caller, INoticeSetupStore store, INoticeDesk desk, CancellationToken cancellationToken)
    {
        NoticeProfile profile = NoticeWire.ToPorts(given);
        if (desk.Check(profile) is { } refused) return Problems.Field(refused.Field, refused.Refusal);

        ChangeOutcome<NoticeProfile> put = await store.PutProfile(caller.Actor, caller.HomePlace, profile, cancellationToken);
        return put.Verdict is ChangeVerdict.Done ? TypedResults.Ok(NoticeWire.Profile(put.Value!)) : Problems.Of(put, "Your notice settings");
    }

    /// <summary>Only the browser is silent; that somebody has made it so is written down.</summary>
    private static async Task<Results<NoContent, ProblemHttpResult>> Mute(MuteOrder order, Caller caller, IAuditLog audit, CancellationToken cancellationToken)
    {
        if (order.Minutes is < 0 or > MuteMinutesMax) return Problems.Field("minutes", Refusals.Range(order.Minutes, 0, MuteMinutesMax));

        await audit.Write(caller.Actor, caller.HomePlace, "sound.mute", $"{order.Minutes} min", null, null, succeeded: true, cancellationToken);
        return TypedResults.NoContent();
    }
}
