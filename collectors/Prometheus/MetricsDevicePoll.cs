using System.Collections.Immutable;
using System.Net;
using Microsoft.Extensions.Options;
using PrisonOps.Collectors.Prometheus.Readings;
using PrisonOps.Collectors.Protocols;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Http;
using PrisonOps.Ports.Metrics;
using PrisonOps.Ports.Profiles;
using PrisonOps.Ports.Protocols;

namespace PrisonOps.Collectors.Prometheus;

/// <summary>One poll of one page of metrics: it is fetched, recognised by the metrics that it has, and read by the profiles of these programs.</summary>
internal sealed class MetricsDevicePoll(
    IHttpReader reader, WebTargets targets, IProfileCatalogue profiles, IOptions<MetricsOptions> options, TimeProvider time) : ISurveyedPoll
{
    public const int DefaultPort = 9100;

    private volatile KnownPages known = new([]);

    public async Task<ProtocolSurvey> Survey(DevicePollRequest request, CancellationToken deadline)
    {
        (MetricsSettings? settings, string fault) = ProtocolSettings.Of<MetricsSettings>(request.Target);
        if (settings is null) return Failed(DevicePollOutcome.NotAsked, fault);

        KnownPages pages = Known();
        if (settings.Profile is { } named && pages.Profiles.All(profile => profile.Name != named))
        {
            return Failed(
                DevicePollOutcome.NotAsked,
                $"{request.Target.Code} names profile '{named}'; known for metrics are {string.Join(", ", pages.Profiles.Select(profile => profile.Name))}");
        }

        (HttpTarget? target, fault) = await targets.Of(request.Target, settings.Tls, null, DefaultPort, settings.Trust, deadline);
        if (target is null) return Failed(DevicePollOutcome.NotAsked, fault);

        await using IHttpDialogue dialogue = reader.Open(target);
        HttpAnswer answer = await dialogue.Get(settings.Path, deadline);
        if (answer.Outcome != HttpOutcome.Answered) return Failed(WebOutcomes.ToPoll(answer.Outcome), answer.Detail);
        return answer.Status == (int)HttpStatusCode.OK
            ? Read(answer, pages, settings.Profile)
            : Failed(DevicePollOutcome.Malformed, $"{settings.Path} answered {answer.Status}");
    }

    private ProtocolSurvey Read(HttpAnswer answer, KnownPages pages, string? named)
    {
        ReadOnlySpan<byte> page = answer.Body.Span;
        PageReadings all = new ReadingPlan([]).ReadFrom(page, options.Value.SeriesMax);
        if (all.Fault is not null) return Failed(DevicePollOutcome.Malformed, all.Fault);

        var readings = ImmutableArray.CreateBuilder<SourcedQuantity>();
        List<MetricsProfile> recognised = [];
        foreach ((MetricsProfile profile, ReadingPlan plan) in pages.Of(page, named))
        {
            recognised.Add(profile);
            readings.AddRange(plan.ReadFrom(page, options.Value.SeriesMax).Readings);
        }

        readings.Add(SourcedQuantity.Of(new("metrics.series", "", all.Series, "1", QuantityKind.Gauge)));
        readings.Add(SourcedQuantity.Of(new("metrics.fetch", "", answer.Timings.Total.TotalSeconds, "s", QuantityKind.Gauge)));
        DeviceIdentity? identity = recognised.Count == 0 ? null : ProtocolIdentity.Of(
            pages.IdentityOf(page, recognised), recognised[0].Vendor, recognised[0].Kind, string.Join(", ", recognised.Select(profile => profile.Name)));
        return new(DevicePollOutcome.Answered, time.GetUtcNow(), answer.Timings.FirstByte, identity, readings.ToImmutable(), "")
        {
            Thresholds = [.. recognised.SelectMany(profile => profile.Thresholds).DistinctBy(rule => (rule.Quantity, rule.Side, rule.Label))],
        };
    }

    /// <summary>Made anew when the catalogue has other profiles than at the last poll.</summary>
    private KnownPages Known()
    {
        ImmutableArray<MetricsProfile> current = profiles.Current.Protocols.Metrics;
        if (known.Profiles != current) known = new(current);
        return known;
    }

    private ProtocolSurvey Failed(DevicePollOutcome outcome, string detail) => ProtocolSurvey.Failed(outcome, time.GetUtcNow(), detail);
}
