using Microsoft.AspNetCore.Http.HttpResults;
using PrisonOps.Ports;
using PrisonOps.Ports.Flows;
using PrisonOps.Web.Hosting;

namespace PrisonOps.Web.Flows;

/// <summary>Over which span, and of which port (ifIndex): the last hour and all of them when nothing else is said.</summary>
internal sealed class FlowQuery
{
    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? To { get; init; }

    public int? Port { get; init; }

    private static readonly TimeSpan SpanMax = TimeSpan.FromDays(31);

    public ProblemHttpResult? Read(DateTimeOffset now, out FlowFilter filter)
    {
        DateTimeOffset end = To?.ToUniversalTime() ?? now;
        filter = new(From?.ToUniversalTime() ?? end.AddHours(-1), end, Port);
        if (Port is < 0) return Problems.Field("port", Refusals.Range(Port.Value, 0, int.MaxValue));

        return filter.From < end && end - filter.From <= SpanMax
            ? null
            : Problems.Field("from", Refusal.Of(
                "span", "{from} to {to} is given; allowed is a span of up to {hours} hours that ends after it begins.",
                ("from", $"{filter.From:u}"), ("to", $"{end:u}"), ("hours", (int)SpanMax.TotalHours)));
    }
}
