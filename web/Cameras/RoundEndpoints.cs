using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using PrisonOps.Ports;
using PrisonOps.Ports.Cameras.Diagnosis;
using PrisonOps.Ports.People;
using PrisonOps.Web.Access;
using PrisonOps.Web.Export;
using PrisonOps.Web.Hosting;

namespace PrisonOps.Web.Cameras;

/// <summary>What the rounds found: list, trend, ranking, report, and what people say of it.</summary>
internal static class RoundEndpoints
{
    private const int DaysMax = 400;
    private const int DaysDefault = 30;
    private const int RankMax = 500;
    private const int RankDefault = 20;

    public static void MapRounds(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder diagnosis = routes.MapGroup("/api/diagnosis").WithTags("Diagnosis");

        diagnosis.MapGet("/rounds", List).RequirePermission(Permissions.MonitoringRead);
        diagnosis.MapGet("/rounds/export.csv", Export).RequirePermission(Permissions.MonitoringRead);
        diagnosis.MapGet("/rounds/export.xlsx", ExportWorkbook).RequirePermission(Permissions.MonitoringRead);
        diagnosis.MapGet("/trend", Trend).RequirePermission(Permissions.MonitoringRead);
        diagnosis.MapGet("/ranking", Rank).RequirePermission(Permissions.MonitoringRead);
        diagnosis.MapGet("/report", Report).RequirePermission(Permissions.MonitoringRead);
        diagnosis.MapGet("/report/export.csv", ExportReport).RequirePermission(Permissions.MonitoringRead);
        diagnosis.MapGet("/report/export.xlsx", ExportReportWorkbook).RequirePermission(Permissions.MonitoringRead);
        diagnosis.MapPost("/verdicts", Judge).RequirePermission(Permissions.AlarmHandle);
        diagnosis.MapGet("/verdicts/rates", Rates).RequirePermission(Permissions.MonitoringRead);
    }

    private static async Task<Results<Ok<Wire.Page<Wire.DiagnosisRound>>, ProblemHttpResult>> List(
        [AsParameters] RoundQuery query, Caller caller, IRoundQueries rounds, CancellationToken cancellationToken)
    {
        if (query.Read(out RoundFilter filter, out int size) is { } refusal) return refusal;

        return TypedResults.Ok((await rounds.List(caller.Scope, filter, query.After, size, cancellationToken)).ToWire(DiagnosisWire.Round));
    }

    private static Results<PushStreamHttpResult, ProblemHttpResult> Export(
        [AsParameters] RoundQuery query, HttpRequest request, Caller caller, IRoundQueries rounds, TimeProvider time, CancellationToken cancellationToken)
    {
        if (query.Read(out RoundFilter filter, out _) is { } refusal) return refusal;

        bool inChinese = CsvText.InChinese(request);
        return new CsvTable<RoundListItem>(RoundTables.Rounds(inChinese), inChinese).Result(
            "diagnosis-rounds", time.GetUtcNow(), (after, size, stop) => rounds.List(caller.Scope, filter, after, size, stop), cancellationToken);
    }

    private static Results<PushStreamHttpResult, ProblemHttpResult> ExportWorkbook(
        [AsParameters] RoundQuery query, HttpRequest request, Caller caller, IRoundQueries rounds, TimeProvider time, CancellationToken cancellationToken)
    {
        if (query.Read(out RoundFilter filter, out _) is { } refusal) return refusal;

        bool inChinese = CsvText.InChinese(request);
        return new XlsxTable<RoundListItem>(RoundTables.Rounds(inChinese), inChinese).Result(
            "diagnosis-rounds", time.GetUtcNow(), (after, size, stop) => rounds.List(caller.Scope, filter, after, size, stop), cancellationToken);
    }

    private static async Task<Results<Ok<Wire.FaultTrendPoint[]>, ProblemHttpResult>> Trend(
        int? unit, string? fault, int? days, Caller caller, IRoundQueries rounds, TimeProvider time, CancellationToken cancellationToken) =>
        Days(days, time, out DateTimeOffset from) is { } refusal
            ? refusal
            : TypedResults.Ok<Wire.FaultTrendPoint[]>(
                [.. (await rounds.Trend(caller.Scope, unit, QueryText.NullIfEmpty(fault), from, cancellationToken)).Select(DiagnosisWire.Trend)]);

    private static async Task<Results<Ok<Wire.CameraRank[]>, ProblemHttpResult>> Rank(
        int? unit, int? days, int? limit, Caller caller, IRoundQueries rounds, TimeProvider time, CancellationToken cancellationToken)
    {
        if (Days(days, time, out DateTimeOffset from) is { } refusal) return refusal;
        if (limit is < 1 or > RankMax) return Problems.Field("limit", Refusals.Range(limit.Value, 1, RankMax));

        return TypedResults.Ok<Wire.CameraRank[]>(
            [.. (await rounds.Rank(caller.Scope, unit, from, limit ?? RankDefault, cancellationToken)).Select(DiagnosisWire.Rank)]);
    }

    private static async Task<Results<Ok<Wire.DiagnosisReportRow[]>, ProblemHttpResult>> Report(
        int? unit, DateTimeOffset? from, DateTimeOffset? to, Caller caller, IRoundQueries rounds, TimeProvider time, CancellationToken cancellationToken)
    {
        if (Span(from, to, time, out (DateTimeOffset From, DateTimeOffset To) span) is { } refusal) return refusal;

        return TypedResults.Ok<Wire.DiagnosisReportRow[]>(
            [.. (await rounds.Report(caller.Scope, unit, span.From, span.To, cancellationToken)).Select(DiagnosisWire.Report)]);
    }

    private static Results<PushStreamHttpResult, ProblemHttpResult> ExportReport(
        int? unit, DateTimeOffset? from, DateTimeOffset? to, HttpRequest request, Caller caller, IRoundQueries rounds, TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (Span(from, to, time, out (DateTimeOffset From, DateTimeOffset To) span) is { } refusal) return refusal;

        bool inChinese = CsvText.InChinese(request);
        return new CsvTable<DiagnosisReportRow>(RoundTables.Report(inChinese), inChinese).Result(
            "diagnosis-report", time.GetUtcNow(), (_, _, stop) => WholeReport(caller, rounds, unit, span, stop), cancellationToken);
    }

    private static Results<PushStreamHttpResult, ProblemHttpResult> ExportReportWorkbook(
        int? unit, DateTimeOffset? from, DateTimeOffset? to, HttpRequest request, Caller caller, IRoundQueries rounds, TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (Span(from, to, time, out (DateTimeOffset From, DateTimeOffset To) span) is { } refusal) return refusal;

        bool inChinese = CsvText.InChinese(request);
        return new XlsxTable<DiagnosisReportRow>(RoundTables.Report(inChinese), inChinese).Result(
            "diagnosis-report", time.GetUtcNow(), (_, _, stop) => WholeReport(caller, rounds, unit, span, stop), cancellationToken);
    }

    private static async Task<Page<DiagnosisReportRow>> WholeReport(
        Caller caller, IRoundQueries rounds, int? unit, (DateTimeOffset From, DateTimeOffset To) span, CancellationToken cancellationToken)
    {
        ImmutableArray<DiagnosisReportRow> rows = await rounds.Report(caller.Scope, unit, span.From, span.To, cancellationToken);
        return new(rows, null, rows.Length, true);
    }

    private static async Task<Results<Ok<Wire.RoundVerdict>, ProblemHttpResult>> Judge(
        Wire.NewVerdict body, Caller caller, IRoundVerdicts verdicts, CameraNews news, CancellationToken cancellationToken)
    {
        ChangeOutcome<JudgedFault> judged = await verdicts.Judge(
            caller.Actor, caller.Scope, body.RoundId, body.Fault, body.Verdict, body.Note, cancellationToken);
        if (judged.Verdict is not ChangeVerdict.Done) return Problems.Of(judged, $"Round {body.RoundId}");

        if (judged.Value!.Exclusion is not null) await news.Changed([judged.Value.CameraId], [], cancellationToken);
        return TypedResults.Ok(DiagnosisWire.Verdict(judged.Value.Verdict));
    }

    private static async Task<Results<Ok<Wire.FaultRate[]>, ProblemHttpResult>> Rates(
        int? unit, int? days, Caller caller, IRoundVerdicts verdicts, TimeProvider time, CancellationToken cancellationToken) =>
        Days(days, time, out DateTimeOffset from) is { } refusal
            ? refusal
            : TypedResults.Ok<Wire.FaultRate[]>([.. (await verdicts.Rates(caller.Scope, unit, from, cancellationToken)).Select(DiagnosisWire.Rate)]);

    private static ProblemHttpResult? Days(int? days, TimeProvider time, out DateTimeOffset from)
    {
        from = time.GetUtcNow() - TimeSpan.FromDays(Math.Clamp(days ?? DaysDefault, 1, DaysMax));
        return days is < 1 or > DaysMax ? Problems.Field("days", Refusals.Range(days.Value, 1, DaysMax)) : null;
    }

    private static ProblemHttpResult? Span(DateTimeOffset? from, DateTimeOffset? to, TimeProvider time, out (DateTimeOffset From, DateTimeOffset To) span)
    {
        DateTimeOffset end = to?.ToUniversalTime() ?? time.GetUtcNow();
        span = (from?.ToUniversalTime() ?? end - TimeSpan.FromDays(1), end);
        return span.To <= span.From || span.To - span.From > TimeSpan.FromDays(DaysMax)
            ? Problems.Field("from", Refusals.Range((span.To - span.From).TotalDays, 0, DaysMax))
            : null;
    }
}
