using System.Net;
using Microsoft.Extensions.Options;
using PrisonOps.Collectors.Devices;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Probes;

namespace PrisonOps.Collectors.Icmp;

/// <summary>A poll of a thing that only echoes: a few echoes, of which one is enough, and their loss, mean time and mean difference.</summary>
internal sealed class IcmpDevicePoll(IIcmpProbe probe, IOptions<DevicePollerOptions> options, TimeProvider time) : IProtocolPoll
{
    public async Task<DevicePollResult> Poll(DevicePollRequest request, CancellationToken deadline)
    {
        string name = request.Target.Address;
        if (await DeviceAddress.Resolve(name, deadline) is not { } address)
        {
            return DevicePollResult.Failed(DevicePollOutcome.Unreachable, time.GetUtcNow(), $"the name '{name}' has no address");
        }

        // Side by side: a lost echo must not cost the time of the others.
        return Judge(await Task.WhenAll(Enumerable.Range(0, options.Value.EchoesPerPoll)
            .Select(_ => probe.Echo(address, options.Value.AttemptTimeout, deadline).AsTask())));
    }

    private DevicePollResult Judge(ProbeReply[] replies)
    {
        int answered = 0;
        TimeSpan sum = TimeSpan.Zero, variation = TimeSpan.Zero;
        TimeSpan? before = null;
        ProbeReply last = default;
        foreach (ProbeReply reply in replies)
        {
            if (reply is not { Outcome: ProbeOutcome.Answered, RoundTrip: { } roundTrip })
            {
                last = reply;
                continue;
            }

            (answered, sum) = (answered + 1, sum + roundTrip);
            if (before is { } earlier) variation += (roundTrip - earlier).Duration();
            before = roundTrip;
        }

        if (answered == 0) return DevicePollResult.Failed(ProbeOutcomes.ToPoll(last.Outcome), time.GetUtcNow(), last.Detail);

        TimeSpan mean = sum / answered;
        double lost = (double)(replies.Length - answered) / replies.Length;
        return new(
            DevicePollOutcome.Answered, time.GetUtcNow(), mean, null, null, [],
            [
                new("icmp.round-trip", "", mean.TotalSeconds, "s", QuantityKind.Gauge),
                new("icmp.loss", "", lost, "ratio", QuantityKind.Gauge),

                // Without a second echo nothing is known of how much they differ.
                .. answered > 1 ? [new("icmp.jitter", "", variation.TotalSeconds / (answered - 1), "s", QuantityKind.Gauge)] : Array.Empty<Quantity>(),
            ],
            "");
    }
}
