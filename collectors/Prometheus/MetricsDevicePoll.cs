using System.Collections.Immutable;
using System.Net;
using System.Text;
using Microsoft.Extensions.Options;
using PrisonOps.Collectors.Devices;
using PrisonOps.Collectors.Prometheus.Exposition;
using PrisonOps.Collectors.Prometheus.Readings;
using PrisonOps.Collectors.Protocols;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Http;
using PrisonOps.Ports.Metrics;
using PrisonOps.Ports.Protocols;

namespace PrisonOps.Collectors.Prometheus;

/// <summary>One poll of one page of metrics: it is fetched, recognised by the metrics that it has, and read by the profiles of these programs.</summary>
internal sealed class MetricsDevicePoll(
    IHttpReader reader, WebTargets targets, ProtocolProfiles profiles, IOptions<MetricsOptions> options, TimeProvider time) : IProtocolPoll
{
    public const int DefaultPort = 9100;

    private readonly ImmutableArray<(MetricsProfile Profile, ReadingPlan Plan)> plans =
        [.. profiles.Metrics.Select(profile => (profile, new ReadingPlan([.. profile.Readings])))];

    public async Task<DevicePollResult> Poll(DevicePollRequest request, CancellationToken deadline)
    {
        (MetricsSettings? settings, string fault) = ProtocolSettings.Of<MetricsSettings>(request.Target);
        if (settings is null) return Failed(DevicePollOutcome.NotAsked, fault);
        if (settings.Profile is { } named && !plans.Any(plan => plan.Profile.Name == named))
        {
            return Failed(
                DevicePollOutcome.NotAsked,
                $"{request.Target.Code} names profile '{named}'; known for metrics are {string.Join(", ", plans.Select(plan => plan.Profile.Name))}");
        }

        (HttpTarget? target, fault) = await targets.Of(request.Target, settings.Tls, null, DefaultPort, settings.Trust, deadline);
        if (target is null) return Failed(DevicePollOutcome.NotAsked, fault);

        await using IHttpDialogue dialogue = reader.Open(target);
        HttpAnswer answer = await dialogue.Get(settings.Path, deadline);
        if (answer.Outcome != HttpOutcome.Answered) return Failed(WebOutcomes.ToPoll(answer.Outcome), answer.Detail);
        return answer.Status == (int)HttpStatusCode.OK
            ? Read(answer, settings.Profile)
            : Failed(DevicePollOutcome.Malformed, $"{settings.Path} answered {answer.Status}");
    }

    private DevicePollResult Read(HttpAnswer answer, string? named)
    {
        ReadOnlySpan<byte> page = answer.Body.Span;
        HashSet<string> marks = named is null ? MarksOf(page) : [];
        var quantities = ImmutableArray.CreateBuilder<Quantity>();
        (int series, string? fault) = Summary(page);
        if (fault is not null) return Failed(DevicePollOutcome.Malformed, fault);

        List<string> recognised = [];
        foreach ((MetricsProfile profile, ReadingPlan plan) in plans)
        {
            if (named is null ? !profile.Match.Any(marks.Contains) : profile.Name != named) continue;

            recognised.Add(profile.Name);
            quantities.AddRange(plan.ReadFrom(page, options.Value.SeriesMax).Quantities);
        }

        quantities.Add(new("metrics.series", "", series, "1", QuantityKind.Gauge));
        quantities.Add(new("metrics.fetch", "", answer.Timings.Total.TotalSeconds, "s", QuantityKind.Gauge));
        DeviceIdentity? identity = recognised.Count == 0 ? null : new(null, string.Join(", ", recognised), null, null);
        return new(DevicePollOutcome.Answered, time.GetUtcNow(), answer.Timings.FirstByte, null, identity, [], quantities.ToImmutable(), "");
    }

    private (int Series, string? Fault) Summary(ReadOnlySpan<byte> page)
    {
        PageReadings all = new ReadingPlan([]).ReadFrom(page, options.Value.SeriesMax);
        return (all.Series, all.Fault);
    }

    /// <summary>The metrics of the page that some profile is recognised by.</summary>
    private HashSet<string> MarksOf(ReadOnlySpan<byte> page)
    {
        HashSet<string> wanted = [.. plans.SelectMany(plan => plan.Profile.Match)];
        HashSet<string>.AlternateLookup<ReadOnlySpan<char>> byName = wanted.GetAlternateLookup<ReadOnlySpan<char>>();
        HashSet<string> found = [];
        Span<char> name = stackalloc char[256];
        var series = new ExpositionReader(page);
        while (series.Read())
        {
            if (series.Name.Length > name.Length) continue;

            int length = Encoding.ASCII.GetChars(series.Name, name);
            if (byName.TryGetValue(name[..length], out string? mark)) found.Add(mark);
        }

        return found;
    }

    private DevicePollResult Failed(DevicePollOutcome outcome, string detail) => DevicePollResult.Failed(outcome, time.GetUtcNow(), detail);
}
