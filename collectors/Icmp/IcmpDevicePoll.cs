using System.Net;
using Microsoft.Extensions.Options;
using PrisonOps.Collectors.Devices;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Probes;

namespace PrisonOps.Collectors.Icmp;

/// <summary>A poll of a thing that only echoes: a few echoes, of which one is enough, and their loss and mean time.</summary>
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
        TimeSpan sum = TimeSpan.Zero;
        ProbeReply last = default;
        foreach (ProbeReply reply in replies)
        {
            if (reply is { Outcome: ProbeOutcome.Answered, RoundTrip: { } roundTrip }) (answered, sum) = (answered + 1, sum + roundTrip);
            else last = reply;
        }

        if (answered == 0) return DevicePollResult.Failed(ProbeOutcomes.ToPoll(last.Outcome), time.GetUtcNow(), last.Detail);

        TimeSpan mean = sum / answered;
        double lost = (double)(replies.Length - answered) / replies.Length;
        return new(
            DevicePollOutcome.Answered, time.GetUtcNow(), mean, null, null, [],
            [
                new("icmp.round-trip", "", mean.TotalSeconds, "s", QuantityKind.Gauge),
                new("icmp.loss", "", lost, "ratio", QuantityKind.Gauge),
            ],
            "");
    }
}
