using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using PrisonOps.Ports.Alarms.Noise;
using PrisonOps.Ports.People;
using PrisonOps.Web.Access;
using PrisonOps.Web.Export;

namespace PrisonOps.Web.Alarms.Noise;

/// <summary>Which types, objects and rules are loud, and how much of it was for nothing.</summary>
internal static class NoiseEndpoints
{
    private const int ShownMax = 100;
    private const int ExportedMax = 5_000;

    public static void MapAlarmNoise(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder noise = routes.MapGroup("/api/alarms/noise").WithTags("Alarms");

        noise.MapGet("/", Rank).RequirePermission(Permissions.AlarmRead);
        noise.MapGet("/export.csv", Export).RequirePermission(Permissions.AlarmRead);
    }

    private static async Task<Results<Ok<Wire.AlarmNoise[]>, ProblemHttpResult>> Rank(
        [AsParameters] NoiseQuery query, Caller caller, IAlarmNoiseQueries noise, TimeProvider time, CancellationToken cancellationToken)
    {
        if (query.Read(out NoiseGrouping by, out TimeSpan period) is { } refusal) return refusal;

        DateTimeOffset now = time.GetUtcNow();
        ImmutableArray<AlarmNoise> ranked = caller.Scope.IsEmpty ? [] : await noise.Rank(caller.Scope, by, query.Unit, now - period, now, ShownMax, cancellationToken);
        return TypedResults.Ok<Wire.AlarmNoise[]>([.. ranked.Select(Row)]);
    }

    private static Results<PushStreamHttpResult, ProblemHttpResult> Export(
        [AsParameters] NoiseQuery query, HttpRequest request, Caller caller, IAlarmNoiseQueries noise, TimeProvider time, CancellationToken cancellationToken)
    {
        if (query.Read(out NoiseGrouping by, out TimeSpan period) is { } refusal) return refusal;

        DateTimeOffset now = time.GetUtcNow();
        return Table(request).Result(
            "alarm-noise", now,
            async (_, _, stop) => new(
                caller.Scope.IsEmpty ? [] : await noise.Rank(caller.Scope, by, query.Unit, now - period, now, ExportedMax, stop), null, 0, true),
            cancellationToken);
    }

    private static Wire.AlarmNoise Row(AlarmNoise row) => new(
        row.Key, row.Name, row.ObjectId, row.Alarms, row.Openings, row.Flapping, row.False, row.Acknowledged, row.SuppressedByRule, row.SuppressedByTopology,
        row.OutOfService, row.Shelved);

    private static CsvTable<AlarmNoise> Table(HttpRequest request) => new(
        [
            new("项目", "Item", row => row.Key),
            new("名称", "Name", row => row.Name),
            new("告警数", "Alarms", row => Text(row.Alarms)),
            new("产生次数", "Openings", row => Text(row.Openings)),
            new("频繁抖动", "Flapping", row => Text(row.Flapping)),
            new("误报", "False", row => Text(row.False)),
            new("人工确认", "Acknowledged by people", row => Text(row.Acknowledged)),
            new("规则抑制", "Suppressed by rules", row => Text(row.SuppressedByRule)),
            new("上级抑制", "Suppressed by topology", row => Text(row.SuppressedByTopology)),
            new("停用", "Out of service", row => Text(row.OutOfService)),
            new("搁置", "Shelved", row => Text(row.Shelved)),
        ],
        CsvText.InChinese(request));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
