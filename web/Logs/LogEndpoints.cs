using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using PrisonOps.Ports;
using PrisonOps.Ports.Audit;
using PrisonOps.Ports.Logs;
using PrisonOps.Ports.People;
using PrisonOps.Web.Access;
using PrisonOps.Web.Export;
using PrisonOps.Web.Hosting;

namespace PrisonOps.Web.Logs;

/// <summary>What devices pushed, what nobody has mapped yet, and the rules that make alarms of it.</summary>
internal static class LogEndpoints
{
    private const int FollowedMax = 200;

    public static void MapLogs(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder logs = routes.MapGroup("/api/logs").WithTags("Logs");

        logs.MapGet("/", List).RequirePermission(Permissions.MonitoringRead);
        logs.MapGet("/follow", Follow).RequirePermission(Permissions.MonitoringRead);
        logs.MapGet("/export.csv", Export).RequirePermission(Permissions.MonitoringRead);
        logs.MapGet("/unmapped", ListUnmapped).RequirePermission(Permissions.MonitoringRead);
        logs.MapGet("/rules", ListRules).RequirePermission(Permissions.MonitoringRead);
        logs.MapPost("/rules", CreateRule).RequirePermission(Permissions.MonitoringConfigure);
        logs.MapPut("/rules/{id:guid}", UpdateRule).RequirePermission(Permissions.MonitoringConfigure);
        logs.MapDelete("/rules/{id:guid}", DeleteRule).RequirePermission(Permissions.MonitoringConfigure);
    }

    private static async Task<Results<Ok<Wire.Page<Wire.LogEntry>>, ProblemHttpResult>> List(
        [AsParameters] LogQuery query, Caller caller, ILogQueries logs, CancellationToken cancellationToken)
    {
        if (query.Read(out LogFilter filter, out int size) is { } refusal) return refusal;

        Page<LogListItem> page = await logs.List(caller.Scope, filter, query.After, size, cancellationToken);
        return TypedResults.Ok(page.ToWire(LogWire.Entry));
    }

    /// <summary>Without a place to go on from it tells only where the head is. A browser asks again every second or two while somebody watches.</summary>
    private static async Task<Results<Ok<Wire.LogTail>, ProblemHttpResult>> Follow(
        long? since, [AsParameters] LogQuery query, Caller caller, ILogQueries logs, CancellationToken cancellationToken)
    {
        if (query.Read(out LogFilter filter, out _) is { } refusal) return refusal;
        if (since is not { } sequence) return TypedResults.Ok(new Wire.LogTail([], await logs.Head(caller.Scope, cancellationToken)));

        ImmutableArray<LogListItem> rows = await logs.Follow(caller.Scope, filter, sequence, FollowedMax, cancellationToken);
        return TypedResults.Ok(new Wire.LogTail([.. rows.Select(LogWire.Entry)], rows.IsEmpty ? sequence : rows[^1].Sequence));
    }

    private static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> Export(
        [AsParameters] LogQuery query, HttpRequest request, Caller caller, ILogQueries logs, IAuditLog audit, TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (query.Read(out LogFilter filter, out _) is { } refusal) return refusal;

        await audit.Write(caller.Actor, caller.HomePlace, "logs.export", request.QueryString.Value ?? "", null, null, succeeded: true, cancellationToken);
        return LogCsv.For(request).Result(
            "logs", time.GetUtcNow(), (after, size, stop) => logs.List(caller.Scope, filter, after, size, stop), cancellationToken);
    }

    private static async Task<Results<Ok<Wire.Page<Wire.UnmappedSource>>, ProblemHttpResult>> ListUnmapped(
        string? reason, string? after, int? size, Caller caller, ILogQueries logs, CancellationToken cancellationToken)
    {
        if (QueryText.Size(size, out int pageSize) is { } sizeRefusal) return sizeRefusal;
        if (QueryText.Enums("reason", reason, out ImmutableArray<UnmappedReason> reasons) is { } reasonRefusal) return reasonRefusal;

        Page<UnmappedListItem> page = await logs.ListUnmapped(caller.Scope, reasons is [UnmappedReason only] ? only : null, after, pageSize, cancellationToken);
        return TypedResults.Ok(page.ToWire(LogWire.Unmapped));
    }

    /// <summary>In the order in which they are tried: those of people, then the standard.</summary>
    private static async Task<Ok<Wire.EventRule[]>> ListRules(Caller caller, IEventRuleStore rules, EventPack pack, CancellationToken cancellationToken)
    {
        ImmutableArray<StoredEventRule> ofPeople = await rules.List(caller.Scope, cancellationToken);
        return TypedResults.Ok<Wire.EventRule[]>([.. ofPeople.Select(LogWire.Rule), .. pack.Rules.Select(LogWire.Rule)]);
    }

    private static async Task<Results<Created<Wire.EventRule>, ProblemHttpResult>> CreateRule(
        Wire.EventRuleDraft draft, Caller caller, IEventRuleStore rules, CancellationToken cancellationToken)
    {
        ChangeOutcome<StoredEventRule> made = await rules.Create(caller.Actor, caller.Scope, LogWire.ToPorts(draft), cancellationToken);
        return made.Verdict is ChangeVerdict.Done
            ? TypedResults.Created($"/api/logs/rules/{made.Value!.Id}", LogWire.Rule(made.Value))
            : Problems.Of(made, $"Unit {draft.UnitId}");
    }

    private static async Task<Results<Ok<Wire.EventRule>, ProblemHttpResult>> UpdateRule(
        Guid id, EventRuleChange change, Caller caller, IEventRuleStore rules, CancellationToken cancellationToken)
    {
        ChangeOutcome<StoredEventRule> changed = await rules.Update(
            caller.Actor, caller.Scope, id, LogWire.ToPorts(change.Draft), change.Revision, cancellationToken);
        return changed.Verdict is ChangeVerdict.Done ? TypedResults.Ok(LogWire.Rule(changed.Value!)) : Problems.Of(changed, $"Rule {id}");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteRule(
        Guid id, long revision, Caller caller, IEventRuleStore rules, CancellationToken cancellationToken)
    {
        ChangeOutcome<StoredEventRule> gone = await rules.Delete(caller.Actor, caller.Scope, id, revision, cancellationToken);
        return gone.Verdict is ChangeVerdict.Done ? TypedResults.NoContent() : Problems.Of(gone, $"Rule {id}");
    }
}
