using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using PrisonOps.Ports;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Alarms.Analysis;
using PrisonOps.Ports.People;
using PrisonOps.Ports.Units;
using PrisonOps.Web.Access;
using PrisonOps.Web.Hosting;

namespace PrisonOps.Web.Alarms.Analysis;

/// <summary>Alarms counted by what they are about, and the alarms behind a number.</summary>
internal static class AlarmAnalysisEndpoints
{
    public static void MapAlarmAnalysis(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder analysis = routes.MapGroup("/api/analysis/alarms").WithTags("Analysis");

        analysis.MapGet("/", Count).RequireAnyPermission(Permissions.AnalysisRead, Permissions.WallView);
        analysis.MapGet("/list", List).RequirePermission(Permissions.AlarmRead);
        analysis.MapGet("/export.csv", Export).RequirePermission(Permissions.AnalysisRead);
    }

    private static async Task<Results<Ok<Wire.AlarmPivot>, ProblemHttpResult>> Count(
        string? by, [AsParameters] AlarmSelectionQuery query, Caller caller, IAlarmAnalysis analysis, TimeProvider time, CancellationToken cancellationToken)
    {
        if (query.Read(time.GetUtcNow(), out AlarmSelection selection) is { } refusal) return refusal;
        if (AlarmSelectionQuery.ReadDimensions(by, out ImmutableArray<AlarmDimension> dimensions) is { } unknown) return unknown;

        AlarmPivot pivot = await analysis.Count(caller.Scope, selection, dimensions, cancellationToken);
        return TypedResults.Ok(new Wire.AlarmPivot(
            selection.From, selection.To, selection.Zone, [.. dimensions.Select(AlarmSelectionQuery.NameOf)], Figures(pivot.Total),
            [.. pivot.Cells.Select(cell => new Wire.AlarmPivotCell([.. cell.Key], Figures(cell.Figures)))], pivot.IsCut));
    }

    private static async Task<Results<Ok<Wire.Page<Wire.Alarm>>, ProblemHttpResult>> List(
        string? after, int? size, [AsParameters] AlarmSelectionQuery query, Caller caller, IAlarmAnalysis analysis, TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (query.Read(time.GetUtcNow(), out AlarmSelection selection) is { } refusal) return refusal;
        if (QueryText.Size(size, out int pageSize) is { } sizeRefusal) return sizeRefusal;

        Page<AlarmListItem> page = await analysis.List(caller.Scope, selection, after, pageSize, cancellationToken);
        return TypedResults.Ok(page.ToWire(AlarmWire.Alarm));
    }

    private static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> Export(
        string? by, [AsParameters] AlarmSelectionQuery query, HttpRequest request, Caller caller, IAlarmAnalysis analysis, IUnitStore units, TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (query.Read(time.GetUtcNow(), out AlarmSelection selection) is { } refusal) return refusal;
        if (AlarmSelectionQuery.ReadDimensions(by, out ImmutableArray<AlarmDimension> dimensions) is { } unknown) return unknown;

        ImmutableArray<UnitRow> known = await units.ListInScope(caller.Scope, cancellationToken);
        AlarmPivot pivot = await analysis.Count(caller.Scope, selection, dimensions, cancellationToken);
        return AlarmPivotCsv.For(request, dimensions, known).Result(
            "alarm-analysis", time.GetUtcNow(), (_, _, _) => Task.FromResult(new Page<AlarmPivotCell>(pivot.Cells, null, pivot.Cells.Length, true)),
            cancellationToken);
    }

    private static Wire.AlarmFigures Figures(AlarmFigures figures) => new(
        figures.Alarms, figures.Occurrences, figures.Open, figures.Acknowledged, figures.Cleared, figures.Repeated, figures.FalseAlarms,
        figures.ToAcknowledgeMean?.TotalSeconds, figures.ToAcknowledgeMedian?.TotalSeconds, figures.ToClearMean?.TotalSeconds,
        figures.ToClearMedian?.TotalSeconds);
}
