using Microsoft.AspNetCore.Http.HttpResults;
using PrisonOps.Ports;
using PrisonOps.Web.Hosting;

namespace PrisonOps.Web.Objects;

/// <summary>Which series, over which span, in how many points: 24 hours up to now in 300 points when nothing else is said.</summary>
internal sealed class SampleQuery
{
    public required string Name { get; init; }

    public string? Instance { get; init; }

    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? To { get; init; }

    public int? Points { get; init; }

    public const int HoursMax = 24 * 400;

    private const int PointsMax = 2_000;
    private const int PointsDefault = 300;

    public ProblemHttpResult? Read(DateTimeOffset now, out DateTimeOffset begin, out DateTimeOffset end, out int points)
    {
        points = Points ?? PointsDefault;
        end = To?.ToUniversalTime() ?? now;
        begin = From?.ToUniversalTime() ?? end - TimeSpan.FromHours(24);
        if (points is < 1 or > PointsMax) return Problems.Field("points", Refusals.Range(points, 1, PointsMax));

        return begin < end && end - begin <= TimeSpan.FromHours(HoursMax)
            ? null
            : Problems.Field("from", Refusal.Of(
                "span", "{from} to {to} is given; allowed is a span of up to {hours} hours that ends after it begins.",
                ("from", $"{begin:u}"), ("to", $"{end:u}"), ("hours", HoursMax)));
    }
}
