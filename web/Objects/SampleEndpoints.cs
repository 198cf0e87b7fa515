using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using PrisonOps.Ports;
using PrisonOps.Ports.People;
using PrisonOps.Ports.Samples;
using PrisonOps.Web.Access;
using PrisonOps.Web.Hosting;

namespace PrisonOps.Web.Objects;

internal static class SampleEndpoints
{
    public static void MapSamples(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder samples = routes.MapGroup("/api/objects/{id:guid}").WithTags("Samples");

        samples.MapGet("/series", ListSeries).RequirePermission(Permissions.ObjectRead);
        samples.MapGet("/samples", Read).RequirePermission(Permissions.ObjectRead);
        samples.MapGet("/samples/export.csv", Export).RequirePermission(Permissions.ObjectRead);
    }

    private static async Task<Results<Ok<Wire.SeriesName[]>, ProblemHttpResult>> ListSeries(
        Guid id, int? hours, Caller caller, ISampleQueries samples, TimeProvider time, CancellationToken cancellationToken)
    {
        int span = hours ?? 24;
        if (span is < 1 or > SampleQuery.HoursMax) return Problems.Field("hours", Refusals.Range(span, 1, SampleQuery.HoursMax));

        DateTimeOffset now = time.GetUtcNow();
        ImmutableArray<SeriesName>? series = await samples.ListSeries(caller.Scope, id, now - TimeSpan.FromHours(span), now, cancellationToken);
        return series is { } found
            ? TypedResults.Ok<Wire.SeriesName[]>([.. found.Select(name => new Wire.SeriesName(name.Name, name.Instance, name.Unit))])
            : Problems.NotFound(ObjectEndpoints.Name(id));
    }

    private static async Task<Results<Ok<Wire.SamplePoint[]>, ProblemHttpResult>> Read(
        Guid id, [AsParameters] SampleQuery query, Caller caller, ISampleQueries samples, TimeProvider time, CancellationToken cancellationToken)
    {
        if (query.Read(time.GetUtcNow(), out DateTimeOffset begin, out DateTimeOffset end, out int points) is { } refusal) return refusal;

        ImmutableArray<SamplePoint>? read = await samples.Read(caller.Scope, id, query.Name, query.Instance ?? "", begin, end, points, cancellationToken);
        return read is { } found
            ? TypedResults.Ok<Wire.SamplePoint[]>([.. found.Select(point => new Wire.SamplePoint(point.At, point.Min, point.Mean, point.Max, point.Count))])
            : Problems.NotFound(ObjectEndpoints.Name(id));
    }

    /// <summary>The same points as a file. A series that had no value keeps its unit of measure unsaid.</summary>
    private static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> Export(
        Guid id, [AsParameters] SampleQuery query, HttpRequest request, Caller caller, ISampleQueries samples, TimeProvider time,
        CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        if (query.Read(now, out DateTimeOffset begin, out DateTimeOffset end, out int points) is { } refusal) return refusal;

        string instance = query.Instance ?? "";
        if (await samples.Read(caller.Scope, id, query.Name, instance, begin, end, points, cancellationToken) is not { } read
            || await samples.ListSeries(caller.Scope, id, begin, end, cancellationToken) is not { } known)
        {
            return Problems.NotFound(ObjectEndpoints.Name(id));
        }

        SeriesName series = new(query.Name, instance, known.FirstOrDefault(name => name.Name == query.Name && name.Instance == instance).Unit ?? "");
        return SampleCsv.For(request, series).Result(
            "samples", now, (_, _, _) => Task.FromResult(new Page<SamplePoint>(read, null, read.Length, true)), cancellationToken);
    }
}
