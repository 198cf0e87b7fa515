using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using PrisonOps.Collectors.Icmp;
using PrisonOps.Ports.Probes;

namespace PrisonOps.Tests.Peers.Icmp;

/// <summary>The peer is the kernel of this machine, which answers for every loopback address.</summary>
public sealed class IcmpProbeTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(IcmpMethod.RawSocket)]
    [InlineData(IcmpMethod.DatagramSocket)]
    [InlineData(IcmpMethod.PingProgram)]
    public async Task Every_way_this_process_has_a_right_to_gets_an_echo(IcmpMethod method)
    {
        using var probe = new IcmpProbe(method == IcmpMethod.PingProgram ? [] : [method], TimeProvider.System, NullLogger<IcmpProbe>.Instance);
        if (probe.Method != method) Assert.Skip($"This process has no right to {method}.");

        ProbeReply reply = await probe.Echo(IPAddress.Parse("127.90.1.1"), Patience, Cancelled);

        if (reply.Outcome == ProbeOutcome.NotAsked) Assert.Skip(reply.Detail);
        Assert.Equal((ProbeOutcome.Answered, ""), (reply.Outcome, reply.Detail));
        Assert.True(reply.RoundTrip < Patience, $"{reply.RoundTrip}");
    }

    [Fact]
    public async Task A_thousand_targets_at_once_each_get_their_own_echo()
    {
        using var probe = new IcmpProbe(TimeProvider.System, NullLogger<IcmpProbe>.Instance);
        if (probe.Method == IcmpMethod.PingProgram) Assert.Skip("A process for each of a thousand pings would only measure the machine.");

        ProbeReply[] replies = await Task.WhenAll(Enumerable.Range(0, 1_000)
            .Select(i => probe.Echo(new IPAddress([127, 91, (byte)(i / 250), (byte)(1 + (i % 250))]), Patience, Cancelled).AsTask()));

        Assert.All(replies, reply => Assert.Equal(ProbeOutcome.Answered, reply.Outcome));
    }

    [Fact]
    public async Task An_address_the_kernel_refuses_is_unreachable_and_named()
    {
        using var probe = new IcmpProbe(TimeProvider.System, NullLogger<IcmpProbe>.Instance);
        if (probe.Method == IcmpMethod.PingProgram) Assert.Skip("Only the sockets see what the kernel says.");

        ProbeReply reply = await probe.Echo(IPAddress.Broadcast, Patience, Cancelled);

        Assert.Equal((ProbeOutcome.Unreachable, "255.255.255.255: AccessDenied"), (reply.Outcome, reply.Detail));
    }
}
