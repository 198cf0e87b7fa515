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
    private const int HoursMax = 24 * 400;
    private const int PointsMax = 2_000;
    private const int PointsDefault = 300;

    public static void MapSamples(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder samples = routes.MapGroup("/api/objects/{id:guid}").WithTags("Samples");

        samples.MapGet("/series", ListSeries).RequirePermission(Permissions.ObjectRead);
        samples.MapGet("/samples", Read).RequirePermission(Permissions.ObjectRead);
    }

    private static async Task<Results<Ok<Wire.SeriesName[]>, ProblemHttpResult>> ListSeries(
        Guid id, int? hours, Caller caller, ISampleQueries samples, TimeProvider time, CancellationToken cancellationToken)
    {
        int span = hours ?? 24;
        if (span is < 1 or > HoursMax) return Problems.Field("hours", Refusals.Range(span, 1, HoursMax));

        DateTimeOffset now = time.GetUtcNow();
        ImmutableArray<SeriesName>? series = await samples.ListSeries(caller.Scope, id, now - TimeSpan.FromHours(span), now, cancellationToken);
        return series is { } found
            ? TypedResults.Ok<Wire.SeriesName[]>([.. found.Select(name => new Wire.SeriesName(name.Name, name.Instance, name.Unit))])
            : Problems.NotFound(ObjectEndpoints.Name(id));
    }

    private static async Task<Results<Ok<Wire.SamplePoint[]>, ProblemHttpResult>> Read(
        Guid id, string name, string? instance, DateTimeOffset? from, DateTimeOffset? to, int? points, Caller caller, ISampleQueries samples,
        TimeProvider time, CancellationToken cancellationToken)
    {
        int most = points ?? PointsDefault;
        if (most is < 1 or > PointsMax) return Problems.Field("points", Refusals.Range(most, 1, PointsMax));

        DateTimeOffset end = to?.ToUniversalTime() ?? time.GetUtcNow();
        DateTimeOffset begin = from?.ToUniversalTime() ?? end - TimeSpan.FromHours(24);
        if (begin >= end || end - begin > TimeSpan.FromHours(HoursMax))
        {
            return Problems.Field("from", Refusal.Of(
                "span", "{from} to {to} is given; allowed is a span of up to {hours} hours that ends after it begins.",
                ("from", $"{begin:u}"), ("to", $"{end:u}"), ("hours", HoursMax)));
        }

        ImmutableArray<SamplePoint>? read = await samples.Read(caller.Scope, id, name, instance ?? "", begin, end, most, cancellationToken);
        return read is { } found
            ? TypedResults.Ok<Wire.SamplePoint[]>([.. found.Select(point => new Wire.SamplePoint(point.At, point.Min, point.Mean, point.Max, point.Count))])
            : Problems.NotFound(ObjectEndpoints.Name(id));
    }
}
