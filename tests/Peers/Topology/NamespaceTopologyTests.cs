using System.Collections.Immutable;
using System.Diagnostics;
using System.Net.Sockets;
using PrisonOps.Analyzers.Topology.Discovery;
using PrisonOps.Analyzers.Topology.Links;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Logs;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Topology;
using PrisonOps.Ports.Topology.Discovery;
using PrisonOps.Tests.Peers.Logs;
using PrisonOps.Tests.Peers.Snmp;

namespace PrisonOps.Tests.Peers.Topology;

/// <summary>Three switches that are namespaces, real announcements between them, and a cable that is cut.</summary>
public sealed class NamespaceTopologyTests(PushedInputUnderTest input, ITestOutputHelper output) : IClassFixture<PushedInputUnderTest>
{
    private const string LinkDownTrap = "1.3.6.1.6.3.1.1.5.3";
    private const string IfIndex = "1.3.6.1.2.1.2.2.1.1";

    private static readonly string[] Names = ["a", "b", "c"], Wiring = ["a eth1 - b eth1", "b eth2 - c eth1"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Clause", "8.3.4-d.1")]
    public async Task What_is_discovered_equals_the_wiring_and_a_cut_cable_is_told_by_trap_and_seen_by_the_next_poll()
    {
        await using NamespaceLab lab = await NamespaceLab.Start();
        await using Polling polling = new(new CredentialSecret("snmp-community", NamespaceLab.Community, null, null, null, null, null, null, null));
        ImmutableArray<ObjectConfiguration> devices = [lab.Device("a"), lab.Device("b"), lab.Device("c")];
        ImmutableArray<TopologyObject> objects = [.. devices.Select(Known)];
        DiscoveredNetwork found = new([], []);

        await NamespaceLab.Until(async () =>
        {
            found = TopologyInference.Infer([.. await Task.WhenAll(devices.Select(device => Facts(polling, device)))], objects);
            return found.Links.Length >= 2 && found.Links.All(link => link.Confidence == NeighbourLinks.Confirmed);
        }, lab.Describe);

        Assert.Equal(
            Wiring,
            found.Links.Select(link => string.Join(" - ", new[] { End(lab, link.From), End(lab, link.To) }.Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal));

        using UdpClient traps = new(lab.TrapsOf("b"));

        // The trap comes from the namespace of b; the listener of the product is on loopback. An agent that had not yet looked at the port while it was up
        // answers from what it saw before, and has no change to tell of: it is asked until it knows, and the cable is cut again when it stays silent.
        long begun = 0;
        LogMessage? told = null;
        for (int round = 0; told is null && round < 4; round++)
        {
            await lab.Mend("a", "eth1");
            await NamespaceLab.Until(async () => StateOf(await Poll(polling, lab.Device("b"), "eth1")) == TopologyLinkState.Normal, lab.Describe);
            begun = Stopwatch.GetTimestamp();
            await lab.Cut("a", "eth1");
            told = await Told(traps);
        }

        Assert.NotNull(told);
        TimeSpan byTrap = Stopwatch.GetElapsedTime(begun);
        LinkEnd after = await Poll(polling, lab.Device("b"), "eth1");
        output.WriteLine($"cut -> linkDown trap read {byTrap.TotalMilliseconds:F0} ms (snmpd looks each second)");

        Assert.Equal(LinkDownTrap, told.TrapOid);
        Assert.Contains(told.Variables, variable => variable.Name.StartsWith(IfIndex, StringComparison.Ordinal));
        Assert.Equal(TopologyLinkState.Broken, StateOf(after));
    }

    private static TopologyLinkState StateOf(LinkEnd end) => LinkRules.Decide(default, end, LinkLoad.None).State;

    /// <summary>Null when no such trap came while one may be waited for.</summary>
    private async Task<LogMessage?> Told(UdpClient traps)
    {
        using UdpClient relay = new();
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        try
        {
            // Its first word may be of a port that came up, or of its own start.
            while (true)
            {
                UdpReceiveResult datagram = await traps.ReceiveAsync(patience.Token);
                await relay.SendAsync(datagram.Buffer, input.Traps, patience.Token);
                if (datagram.Buffer.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x2b, 6, 1, 6, 3, 1, 1, 5, 3]) >= 0) return await input.Next(message => message.TrapOid == LinkDownTrap);
            }
        }
        catch (OperationCanceledException) when (!Stop.IsCancellationRequested)
        {
            return null;
        }
    }

    private static async Task<DeviceFacts> Facts(Polling polling, ObjectConfiguration device)
    {
        FactsReading reading = await polling.Facts.Read(device, Stop);
        Assert.True(reading.Failure is null, reading.Failure);
        return reading.Facts!;
    }

    private static async Task<LinkEnd> Poll(Polling polling, ObjectConfiguration device, string port)
    {
        DevicePollResult answer = await polling.Ask(device);
        Assert.Equal(DevicePollOutcome.Answered, answer.Outcome);
        DeviceInterface found = PortNames.Find(answer.Interfaces, port)!;
        return new(ObjectState.Normal, true, new(port, true, found.Name, found.Alias, found.AdminStatus, found.OperStatus, found.SpeedBps, answer.At, false, null, null, null, null));
    }

    private static TopologyObject Known(ObjectConfiguration device) => new(
        device.Id, device.Place, device.ClassCode, device.Code, device.Name, device.Criticality, device.Protocol, device.Address, ObjectState.Normal, null, default, null);

    private static string End(NamespaceLab lab, LinkPort end) => $"{Names.Single(name => lab.Device(name).Id == end.ObjectId)} {end.Port}";
}
