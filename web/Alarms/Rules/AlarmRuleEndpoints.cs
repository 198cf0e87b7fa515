using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using PrisonOps.Ports;
using PrisonOps.Ports.Alarms.Rules;
using PrisonOps.Ports.People;
using PrisonOps.Ports.Units;
using PrisonOps.Web.Access;
using PrisonOps.Web.Hosting;

namespace PrisonOps.Web.Alarms.Rules;

/// <summary>The rules of alarms as they are in force in a unit, what another one would have done, and windows in which objects are out of service.</summary>
internal static class AlarmRuleEndpoints
{
    private const int DaysMax = 31;
    private const int DaysDefault = 7;
    private const int JudgedMax = 5_000;
    private static readonly TimeSpan PastShown = TimeSpan.FromDays(30);

    public static void MapAlarmRules(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder rules = routes.MapGroup("/api/alarm-rules").WithTags("Alarm rules");

        rules.MapGet("/", List).RequirePermission(Permissions.AlarmRead);
        rules.MapGet("/fields", ListFields).RequirePermission(Permissions.AlarmRead);
        rules.MapPost("/filter", CheckFilter).RequirePermission(Permissions.AlarmRead);
        rules.MapPut("/", Put).RequirePermission(Permissions.MonitoringConfigure);
        rules.MapDelete("/{id:guid}", Delete).RequirePermission(Permissions.MonitoringConfigure);
        rules.MapPost("/preview", Preview).RequirePermission(Permissions.MonitoringConfigure);

        RouteGroupBuilder windows = routes.MapGroup("/api/alarm-windows").WithTags("Alarm rules");

        windows.MapGet("/", ListWindows).RequirePermission(Permissions.AlarmRead);
        windows.MapPost("/", OpenWindow).RequirePermission(Permissions.MonitoringConfigure);
        windows.MapDelete("/{id:guid}", EndWindow).RequirePermission(Permissions.MonitoringConfigure);
    }

    private static async Task<Results<Ok<Wire.AlarmRule[]>, ProblemHttpResult>> List(
        int unit, Caller caller, IUnitStore units, IAlarmRuleStore store, IAlarmRuleDesk desk, CancellationToken cancellationToken)
    {
        if (await PlaceOf(unit, caller, units, cancellationToken) is not { } place) return Problems.NotFound($"Unit {unit}");

        AlarmRuleRows rows = await store.List(caller.Scope, cancellationToken);
        return TypedResults.Ok<Wire.AlarmRule[]>(
            [.. desk.Resolve(rows, place).Select(rule => AlarmRuleWire.Rule(rule, rows.Layers.FirstOrDefault(layer => layer.Key == rule.Key && layer.Place.Unit == unit)))]);
    }

    private static Ok<Wire.FilterField[]> ListFields(IAlarmRuleDesk desk) => TypedResults.Ok<Wire.FilterField[]>(
        [.. desk.Fields.Select(field => new Wire.FilterField(field.Name, field.Kind, field.Other, field.Operators, field.Words))]);

    /// <summary>For the editor, while a person writes.</summary>
    private static Results<NoContent, ProblemHttpResult> CheckFilter(FilterText text, IAlarmRuleDesk desk) =>
        desk.CheckFilter(text.Filter) is { } refusal ? Problems.Field("filter", refusal) : TypedResults.NoContent();

    private static async Task<Results<Ok<Wire.AlarmRule>, ProblemHttpResult>> Put(
        AlarmRuleChange change, Caller caller, IUnitStore units, IAlarmRuleStore store, IAlarmRuleDesk desk, CancellationToken cancellationToken)
    {
        AlarmRuleDraft draft = AlarmRuleWire.ToPorts(change.Draft);
        if (await PlaceOf(draft.UnitId, caller, units, cancellationToken) is not { } place) return Problems.NotFound($"Unit {draft.UnitId}");
        if (desk.Check(draft, await store.List(caller.Scope, cancellationToken), place) is { } refused) return Problems.Field(refused.Field, refused.Refusal);

        ChangeOutcome<AlarmRuleLayer> put = await store.Put(caller.Actor, caller.Scope, draft, change.Revision, cancellationToken);
        if (put.Verdict is not ChangeVerdict.Done) return Problems.Of(put, $"Rule {draft.Key}");

        ResolvedAlarmRule inForce = desk.Resolve(await store.List(caller.Scope, cancellationToken), place).First(rule => rule.Key == put.Value!.Key);
        return TypedResults.Ok(AlarmRuleWire.Rule(inForce, put.Value));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Delete(
        Guid id, long revision, Caller caller, IAlarmRuleStore store, CancellationToken cancellationToken)
    {
        ChangeOutcome<AlarmRuleLayer> gone = await store.Delete(caller.Actor, caller.Scope, id, revision, cancellationToken);
        return gone.Verdict is ChangeVerdict.Done ? TypedResults.NoContent() : Problems.Of(gone, $"Rule {id}");
    }

    private static async Task<Results<Ok<Wire.AlarmRulePreview>, ProblemHttpResult>> Preview(
        AlarmRuleTry tried, Caller caller, IUnitStore units, IAlarmRuleStore store, IAlarmRuleDesk desk, TimeProvider time, CancellationToken cancellationToken)
    {
        if (tried.Days is < 1 or > DaysMax) return Problems.Field("days", Refusals.Range(tried.Days.Value, 1, DaysMax));

        AlarmRuleDraft draft = AlarmRuleWire.ToPorts(tried.Draft);
        if (await PlaceOf(draft.UnitId, caller, units, cancellationToken) is not { } place) return Problems.NotFound($"Unit {draft.UnitId}");

        AlarmRuleRows rows = await store.List(caller.Scope, cancellationToken);
        if (desk.Check(draft, rows, place) is { } refused) return Problems.Field(refused.Field, refused.Refusal);

        DateTimeOffset now = time.GetUtcNow();
        ImmutableArray<OpenedAlarm> opened = await store.ListOpened(
            caller.Scope, draft.UnitId, now - TimeSpan.FromDays(tried.Days ?? DaysDefault), JudgedMax, cancellationToken);
        return TypedResults.Ok(AlarmRuleWire.Preview(desk.Preview(opened, rows, draft, place, now), opened.Length == JudgedMax));
    }

    private static async Task<Ok<Wire.AlarmWindow[]>> ListWindows(
        bool? past, Caller caller, IAlarmRuleStore store, TimeProvider time, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        return TypedResults.Ok<Wire.AlarmWindow[]>(
            [.. (await store.ListWindows(caller.Scope, past is true ? now - PastShown : now, cancellationToken)).Select(AlarmRuleWire.Window)]);
    }

    private static async Task<Results<Created<Wire.AlarmWindow>, ProblemHttpResult>> OpenWindow(
        Wire.AlarmWindowDraft given, Caller caller, IAlarmRuleStore store, IAlarmRuleDesk desk, TimeProvider time, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        AlarmWindowDraft draft = AlarmRuleWire.ToPorts(given, now);
        if (desk.Check(draft, now) is { } refused) return Problems.Field(refused.Field, refused.Refusal);

        ChangeOutcome<AlarmWindow> made = await store.OpenWindow(caller.Actor, caller.Scope, draft, cancellationToken);
        return made.Verdict is ChangeVerdict.Done
            ? TypedResults.Created($"/api/alarm-windows/{made.Value!.Id}", AlarmRuleWire.Window(new(made.Value, null, null)))
            : Problems.Of(made, $"Unit {draft.UnitId}");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> EndWindow(
        Guid id, long revision, Caller caller, IAlarmRuleStore store, CancellationToken cancellationToken)
    {
        ChangeOutcome<AlarmWindow> ended = await store.EndWindow(caller.Actor, caller.Scope, id, revision, cancellationToken);
        return ended.Verdict is ChangeVerdict.Done ? TypedResults.NoContent() : Problems.Of(ended, $"Window {id}");
    }

    /// <summary>Null when the unit is not the caller's: the rules above it may be read, not asked for by themselves.</summary>
    private static async Task<UnitPlace?> PlaceOf(int unitId, Caller caller, IUnitStore units, CancellationToken cancellationToken) =>
        (await units.ListInScope(caller.Scope, cancellationToken)).FirstOrDefault(row => row.Id == unitId) is { } row && caller.Scope.Covers(row.Place) ? row.Place : null;
}
