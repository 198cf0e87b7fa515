using System.Net;
using Microsoft.Extensions.Options;
using PrisonOps.Collectors.Devices;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Probes;

namespace PrisonOps.Collectors.Tcp;

/// <summary>A poll of a thing of which only a port is known: whether it accepts a connection, and how fast.</summary>
internal sealed class TcpDevicePoll(ITcpProbe probe, IOptions<DevicePollerOptions> options, TimeProvider time) : IProtocolPoll
{
    public async Task<DevicePollResult> Poll(DevicePollRequest request, CancellationToken deadline)
    {
        (string name, int port) = (request.Target.Address, request.Target.Port);
        if (port is <= 0 or > IPEndPoint.MaxPort)
        {
            return Failed(DevicePollOutcome.NotAsked, $"{request.Target.Code} has port {port}; TCP needs one of 1 to {IPEndPoint.MaxPort}");
        }

        if (await DeviceAddress.Resolve(name, deadline) is not { } address)
        {
            return Failed(DevicePollOutcome.Unreachable, $"the name '{name}' has no address");
        }

        ProbeReply reply = await probe.Connect(new(address, port), options.Value.AttemptTimeout, deadline);
        if (reply is not { Outcome: ProbeOutcome.Answered, RoundTrip: { } roundTrip }) return Failed(ProbeOutcomes.ToPoll(reply.Outcome), reply.Detail);

        return new(
            DevicePollOutcome.Answered, time.GetUtcNow(), roundTrip, null, null, [],
            [new("tcp.connect", "", roundTrip.TotalSeconds, "s", QuantityKind.Gauge)], "");
    }

    private DevicePollResult Failed(DevicePollOutcome outcome, string detail) => DevicePollResult.Failed(outcome, time.GetUtcNow(), detail);
}
