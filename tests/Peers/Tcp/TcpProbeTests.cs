using System.Net;
using System.Net.Sockets;
using PrisonOps.Collectors.Tcp;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Probes;
using PrisonOps.Tests.Peers.Snmp;

namespace PrisonOps.Tests.Peers.Tcp;

public sealed class TcpProbeTests
{
    private static readonly CredentialSecret NoSecret = new("none", null, null, null, null, null, null, null, null);

    private readonly TcpProbe probe = new(TimeProvider.System);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_listening_port_answers_and_a_closed_one_refuses()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var endpoint = (IPEndPoint)listener.LocalEndpoint;

        ProbeReply open = await probe.Connect(endpoint, TimeSpan.FromSeconds(5), Cancelled);
        listener.Stop();
        ProbeReply closed = await probe.Connect(endpoint, TimeSpan.FromSeconds(5), Cancelled);

        Assert.Equal(ProbeOutcome.Answered, open.Outcome);
        Assert.Equal((ProbeOutcome.Unreachable, $"{endpoint}: ConnectionRefused"), (closed.Outcome, closed.Detail));
    }

    [Fact]
    public async Task A_full_port_is_a_timeout_and_not_a_refusal()
    {
        using var full = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        full.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        full.Listen(0);
        var endpoint = (IPEndPoint)full.LocalEndPoint!;
        using var first = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await first.ConnectAsync(endpoint, Cancelled);

        ProbeReply reply = await probe.Connect(endpoint, TimeSpan.FromMilliseconds(300), Cancelled);

        Assert.Equal(ProbeOutcome.Timeout, reply.Outcome);
    }

    [Fact]
    public async Task Devices_that_only_echo_or_only_listen_are_polled_too()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var endpoint = (IPEndPoint)listener.LocalEndpoint;
        await using var polling = new Polling(NoSecret);

        DevicePollResult echoed = await polling.Ask(Polling.Device(endpoint, MonitoringProtocol.Icmp));
        DevicePollResult listened = await polling.Ask(Polling.Device(endpoint, MonitoringProtocol.Tcp));
        DevicePollResult streamed = await polling.Ask(Polling.Device(endpoint, MonitoringProtocol.Rtsp));

        Assert.Equal((DevicePollOutcome.Answered, DevicePollOutcome.Answered), (echoed.Outcome, listened.Outcome));
        Assert.Equal(["icmp.round-trip", "icmp.loss", "icmp.jitter"], echoed.Quantities.Select(quantity => quantity.Name));
        Assert.Equal(0, echoed.Quantities[1].Value);
        Assert.Equal(["tcp.connect"], listened.Quantities.Select(quantity => quantity.Name));
        Assert.Equal(DevicePollOutcome.NotAsked, streamed.Outcome);
    }
}
