using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using PrisonOps.Ports;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.People;
using PrisonOps.Ports.Profiles;
using PrisonOps.Ports.Units;
using PrisonOps.Web.Access;
using PrisonOps.Web.Export;
using PrisonOps.Web.Hosting;

namespace PrisonOps.Web.Alarms;

internal static class AlarmEndpoints
{
    private const int TrendHoursMax = 24 * 31;

    public static void MapAlarms(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/alarm-types", ListTypes).WithTags("Alarms").RequireSession();

        RouteGroupBuilder alarms = routes.MapGroup("/api/alarms").WithTags("Alarms");

        alarms.MapGet("/", List).RequirePermission(Permissions.AlarmRead);
        alarms.MapGet("/export.csv", Export).RequirePermission(Permissions.AlarmRead);
        alarms.MapGet("/trend", Trend).RequirePermission(Permissions.AlarmRead);
        alarms.MapGet("/{id:guid}", Get).RequirePermission(Permissions.AlarmRead);
        alarms.MapGet("/{id:guid}/timeline", Timeline).RequirePermission(Permissions.AlarmRead);
        alarms.MapPost("/commands", Command).RequirePermission(Permissions.AlarmHandle);
    }

    private static Ok<Wire.AlarmType[]> ListTypes(IProfileCatalogue profiles) => TypedResults.Ok<Wire.AlarmType[]>(
        [.. profiles.Current.Alarms.Types.Values.OrderBy(type => type.Code, StringComparer.Ordinal)
            .Select(type => new Wire.AlarmType(type.Code, type.Cause, type.NameZh, type.NameEn))]);

    private static async Task<Results<Ok<Wire.Page<Wire.Alarm>>, ProblemHttpResult>> List(
        [AsParameters] AlarmQuery query, Caller caller, IAlarmQueries alarms, CancellationToken cancellationToken)
    {
        if (query.Read(out AlarmFilter filter, out int size) is { } refusal) return refusal;

        Ports.Page<AlarmListItem> page = await alarms.List(caller.Scope, filter, query.After, size, cancellationToken);
        return TypedResults.Ok(page.ToWire(AlarmWire.Alarm));
    }

    private static Results<PushStreamHttpResult, ProblemHttpResult> Export(
        [AsParameters] AlarmQuery query, HttpRequest request, Caller caller, IAlarmQueries alarms, TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (query.Read(out AlarmFilter filter, out _) is { } refusal) return refusal;

        return AlarmCsv.For(request).Result(
            "alarms", time.GetUtcNow(), (after, size, stop) => alarms.List(caller.Scope, filter, after, size, stop), cancellationToken);
    }

    private static async Task<Results<Ok<Wire.AlarmTrendPoint[]>, ProblemHttpResult>> Trend(
        int? unit, int? hours, Caller caller, IAlarmQueries alarms, IUnitStore units, TimeProvider time, CancellationToken cancellationToken)
    {
        int span = hours ?? 24;
        if (span is < 1 or > TrendHoursMax) return Problems.Field("hours", Refusals.Range(span, 1, TrendHoursMax));

        UnitScope scope = caller.Scope;
        if (unit is { } unitId)
        {
            ImmutableArray<UnitRow> known = await units.ListInScope(scope, cancellationToken);
            if (known.FirstOrDefault(row => row.Id == unitId) is not { } row) return Problems.NotFound($"Unit {unitId}");

            scope = scope.Narrow(row, known);
        }

        TimeSpan interval = span switch { <= 6 => TimeSpan.FromMinutes(10), <= 72 => TimeSpan.FromHours(1), _ => TimeSpan.FromHours(6) };
        ImmutableArray<AlarmTrendPoint> points = scope.IsEmpty
            ? []
            : await alarms.Trend(scope, time.GetUtcNow() - TimeSpan.FromHours(span), interval, cancellationToken);
        return TypedResults.Ok<Wire.AlarmTrendPoint[]>([.. points.Select(point => new Wire.AlarmTrendPoint(point.At, point.Severity, point.Opened))]);
    }

    private static async Task<Results<Ok<Wire.Alarm>, ProblemHttpResult>> Get(
        Guid id, Caller caller, IAlarmQueries alarms, CancellationToken cancellationToken) =>
        await alarms.Find(caller.Scope, id, cancellationToken) is { } found
            ? TypedResults.Ok(AlarmWire.Alarm(found))
            : Problems.NotFound($"Alarm {id}");

    private static async Task<Results<Ok<Wire.AlarmEvent[]>, ProblemHttpResult>> Timeline(
        Guid id, Caller caller, IAlarmQueries alarms, CancellationToken cancellationToken)
    {
        if (await alarms.Find(caller.Scope, id, cancellationToken) is null) return Problems.NotFound($"Alarm {id}");

        ImmutableArray<AlarmTimelineEvent> events = await alarms.Timeline(caller.Scope, id, cancellationToken);
        return TypedResults.Ok<Wire.AlarmEvent[]>([.. events.Select(AlarmWire.Event)]);
    }

    private static Task<Results<Ok<Wire.AlarmCommandResult[]>, ProblemHttpResult>> Command(
        Wire.AlarmCommand command, Caller caller, AlarmCommands commands, CancellationToken cancellationToken) =>
        commands.Execute(caller, command, cancellationToken);
}
