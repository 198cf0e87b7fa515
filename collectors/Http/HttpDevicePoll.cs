using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using PrisonOps.Collectors.Http.Documents;
using PrisonOps.Collectors.Protocols;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Http;
using PrisonOps.Ports.Profiles;
using PrisonOps.Ports.Protocols;

namespace PrisonOps.Collectors.Http;

/// <summary>One poll of one web server: a probe of one page and of the certificate, or the documents of its profile.</summary>
internal sealed class HttpDevicePoll(
    IHttpReader reader, WebTargets targets, IProfileCatalogue profiles, IOptions<HttpOptions> options, TimeProvider time) : ISurveyedPoll
{
    private volatile SiteRecognition recognition = new([]);

    public async Task<ProtocolSurvey> Survey(DevicePollRequest request, CancellationToken deadline)
    {
        (HttpSettings? settings, string fault) = ProtocolSettings.Of<HttpSettings>(request.Target);
        if (settings is null) return Failed(DevicePollOutcome.NotAsked, fault);

        ImmutableArray<HttpProfile> all = profiles.Current.Protocols.Http;
        HttpProfile? profile = all.FirstOrDefault(known => known.Name == settings.Profile);
        bool isRecognised = settings.Profile == HttpSettings.Recognised;
        if (settings.Profile is { } named && profile is null && !isRecognised)
        {
            return Failed(
                DevicePollOutcome.NotAsked,
                $"{request.Target.Code} names profile '{named}'; known for HTTP are {string.Join(", ", all.Select(known => known.Name))}");
        }

        if (settings.Parameters.Keys.FirstOrDefault(name => profile?.Parameters.ContainsKey(name) != true) is { } unknown)
        {
            return Failed(
                DevicePollOutcome.NotAsked,
                $"'{unknown}' is none of the parameters of profile '{profile?.Name}': {string.Join(", ", profile?.Parameters.Keys ?? [])}");
        }

        bool tls = settings.Tls ?? request.Target.Port is 443 or 8443;
        (HttpTarget? target, fault) = await targets.Of(request.Target, tls, settings.Host, tls ? 443 : 80, settings.Trust, deadline);
        if (target is null) return Failed(DevicePollOutcome.NotAsked, fault);

        target = target with { RedirectsMax = Math.Clamp(settings.Redirects, 0, 20), Login = settings.Login ?? profile?.Login ?? new() };
        if (isRecognised)
        {
            (profile, HttpAnswer? failure) = await Recognition(all).Of(request.Target.Id, reader, target, deadline);
            if (failure is not null) return Failed(WebOutcomes.ToPoll(failure.Outcome), failure.Detail);
            target = target with { Login = settings.Login ?? profile?.Login ?? new() };
        }

        await using IHttpDialogue dialogue = reader.Open(target);
        ProtocolSurvey read = profile is null ? await Probe(dialogue, settings, deadline) : await Walk(dialogue, profile, settings, deadline);
        if (isRecognised && read.Outcome == DevicePollOutcome.Malformed) recognition.Forget(request.Target.Id);
        return read;
    }

    /// <summary>Made anew when the catalogue has other profiles than at the last poll.</summary>
    private SiteRecognition Recognition(ImmutableArray<HttpProfile> profiles)
    {
        if (recognition.Profiles != profiles) recognition = new(profiles);
        return recognition;
    }

    private async Task<ProtocolSurvey> Probe(IHttpDialogue dialogue, HttpSettings settings, CancellationToken deadline)
    {
        HttpAnswer answer = await dialogue.Get(settings.Path, deadline);
        if (answer.Outcome != HttpOutcome.Answered) return Failed(WebOutcomes.ToPoll(answer.Outcome), answer.Detail);

        DateTimeOffset now = time.GetUtcNow();
        return new(
            DevicePollOutcome.Answered, now, answer.Timings.FirstByte, null,
            [
                .. SiteQuantities.OfAnswer(answer, settings).Select(SourcedQuantity.Of), .. SiteQuantities.OfTimings(answer.Timings).Select(SourcedQuantity.Of),
                .. SiteQuantities.OfCertificate(answer.Certificate, now).Select(SourcedQuantity.Of),
            ],
            "");
    }

    private async Task<ProtocolSurvey> Walk(IHttpDialogue dialogue, HttpProfile profile, HttpSettings settings, CancellationToken deadline)
    {
        var walk = new DocumentWalk(dialogue, options.Value.RequestsPerPoll, time);
        try
        {
            if (await walk.Run(ProfileParameters.Fill(profile, settings.Parameters), deadline) is { } failure)
                return Failed(WebOutcomes.ToPoll(failure.Outcome), failure.Detail);
        }
        catch (FormatException wrong)
        {
            return Failed(DevicePollOutcome.Malformed, wrong.Message);
        }

        DateTimeOffset now = time.GetUtcNow();
        return new(
            DevicePollOutcome.Answered, now, walk.First.FirstByte, ProtocolIdentity.Of(walk.Identity, profile.Vendor, profile.Kind, profile.Name),
            [
                .. walk.Readings, .. SiteQuantities.OfTimings(walk.First).Select(SourcedQuantity.Of),
                .. SiteQuantities.OfCertificate(walk.Certificate, now).Select(SourcedQuantity.Of),
            ],
            walk.IsCut ? $"the server has more documents than the {options.Value.RequestsPerPoll} that one poll may fetch" : "")
        {
            Thresholds = profile.Thresholds,
        };
    }

    private ProtocolSurvey Failed(DevicePollOutcome outcome, string detail) => ProtocolSurvey.Failed(outcome, time.GetUtcNow(), detail);
}
