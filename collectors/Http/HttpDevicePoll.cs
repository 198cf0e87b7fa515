using Microsoft.Extensions.Options;
using PrisonOps.Collectors.Devices;
using PrisonOps.Collectors.Http.Documents;
using PrisonOps.Collectors.Protocols;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Http;
using PrisonOps.Ports.Protocols;

namespace PrisonOps.Collectors.Http;

/// <summary>One poll of one web server: a probe of one page and of the certificate, or the documents of its profile.</summary>
internal sealed class HttpDevicePoll(
    IHttpReader reader, WebTargets targets, ProtocolProfiles profiles, IOptions<HttpOptions> options, TimeProvider time) : IProtocolPoll
{
    public async Task<DevicePollResult> Poll(DevicePollRequest request, CancellationToken deadline)
    {
        (HttpSettings? settings, string fault) = ProtocolSettings.Of<HttpSettings>(request.Target);
        if (settings is null) return Failed(DevicePollOutcome.NotAsked, fault);

        HttpProfile? profile = profiles.Http.FirstOrDefault(known => known.Name == settings.Profile);
        if (settings.Profile is { } named && profile is null)
        {
            return Failed(
                DevicePollOutcome.NotAsked,
                $"{request.Target.Code} names profile '{named}'; known for HTTP are {string.Join(", ", profiles.Http.Select(known => known.Name))}");
        }

        bool tls = settings.Tls ?? request.Target.Port is 443 or 8443;
        (HttpTarget? target, fault) = await targets.Of(request.Target, tls, settings.Host, tls ? 443 : 80, settings.Trust, deadline);
        if (target is null) return Failed(DevicePollOutcome.NotAsked, fault);

        target = target with { RedirectsMax = Math.Clamp(settings.Redirects, 0, 20), Login = settings.Login ?? profile?.Login ?? new() };
        await using IHttpDialogue dialogue = reader.Open(target);
        return profile is null ? await Probe(dialogue, settings, deadline) : await Walk(dialogue, profile, deadline);
    }

    private async Task<DevicePollResult> Probe(IHttpDialogue dialogue, HttpSettings settings, CancellationToken deadline)
    {
        HttpAnswer answer = await dialogue.Get(settings.Path, deadline);
        if (answer.Outcome != HttpOutcome.Answered) return Failed(WebOutcomes.ToPoll(answer.Outcome), answer.Detail);

        DateTimeOffset now = time.GetUtcNow();
        return new(
            DevicePollOutcome.Answered, now, answer.Timings.FirstByte, null, null, [],
            [
                .. SiteQuantities.OfAnswer(answer, settings), .. SiteQuantities.OfTimings(answer.Timings),
                .. SiteQuantities.OfCertificate(answer.Certificate, now),
            ],
            "");
    }

    private async Task<DevicePollResult> Walk(IHttpDialogue dialogue, HttpProfile profile, CancellationToken deadline)
    {
        var walk = new DocumentWalk(dialogue, options.Value.RequestsPerPoll);
        try
        {
            if (await walk.Run(profile.Steps, deadline) is { } failure) return Failed(WebOutcomes.ToPoll(failure.Outcome), failure.Detail);
        }
        catch (FormatException wrong)
        {
            return Failed(DevicePollOutcome.Malformed, wrong.Message);
        }

        DateTimeOffset now = time.GetUtcNow();
        string?[] parts = [walk.Identity.GetValueOrDefault("vendor") ?? profile.Vendor, walk.Identity.GetValueOrDefault("model"), walk.Identity.GetValueOrDefault("version")];
        return new(
            DevicePollOutcome.Answered, now, walk.First.FirstByte, null,
            new(walk.Identity.GetValueOrDefault("name"), string.Join(' ', parts.Where(part => part is not null)), null, null), [],
            [.. walk.Quantities, .. SiteQuantities.OfTimings(walk.First), .. SiteQuantities.OfCertificate(walk.Certificate, now)],
            walk.IsCut ? $"the server has more documents than the {options.Value.RequestsPerPoll} that one poll may fetch" : "");
    }

    private DevicePollResult Failed(DevicePollOutcome outcome, string detail) => DevicePollResult.Failed(outcome, time.GetUtcNow(), detail);
}
