using System.Diagnostics;
using System.Globalization;
using PrisonOps.Ports.Flows;
using PrisonOps.Tests.Peers.Logs;
using PrisonOps.Tests.Peers.Programs;

namespace PrisonOps.Tests.Peers.Flows;

/// <summary>softflowd and pmacctd export what they read of a capture; nfcapd hears the datagrams of softflowd.</summary>
public sealed class FlowPeerTests : IDisposable
{
    private const string Softflowd = "/usr/sbin/softflowd";
    private const string Pmacctd = "/usr/sbin/pmacctd";
    private const int Conversations = 200;

    private readonly string folder = Directory.CreateTempSubdirectory("prisonops-flows-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("5", FlowFormat.NetFlow5)]
    [InlineData("9", FlowFormat.NetFlow9)]
    [InlineData("10", FlowFormat.Ipfix)]
    [Trait("Clause", "8.5-d.1")]
    public async Task What_softflowd_exports_is_what_the_capture_holds_and_what_nfcapd_counts(string version, FlowFormat format)
    {
        PeerProgram.Require(Collector.Nfcapd, "nfdump");
        PacketCapture capture = new();
        for (int i = 1; i <= Conversations; i++) capture.Tcp($"10.1.0.{i}", 40_000 + i, "10.2.0.1", 443, packets: i, payloadOctets: 100).Tcp("10.2.0.1", 443, $"10.1.0.{i}", 40_000 + i, 1, 10);
        await using FlowInputUnderTest input = await FlowInputUnderTest.Start();
        using Collector collector = await Collector.Start(PeerProgram.FreePort());

        await Export(capture, version, $"{input.Endpoint},127.0.0.1:{collector.Port}");
        FlowRecord[] flows = await input.Flows(2 * Conversations);
        (long theirFlows, long theirPackets, long theirOctets) = await collector.Finish();

        Assert.Equal((format, "127.0.0.1", default), (input.Format, input.Exporter.Address, input.Loss));
        Assert.Equal(2 * Conversations, flows.Length);
        for (int i = 1; i <= Conversations; i++)
        {
            FlowRecord there = flows.Single(flow => flow.SourcePort == 40_000 + i);
            Assert.Equal(($"10.1.0.{i}", "10.2.0.1", 443), (there.Source.ToString(), there.Destination.ToString(), (int)there.DestinationPort));
            Assert.Equal((i, (long)i * PacketCapture.CountedOctets(100)), (there.Packets, there.Octets));
        }

        Assert.Equal((theirFlows, theirPackets, theirOctets), (flows.Length, flows.Sum(flow => flow.Packets), flows.Sum(flow => flow.Octets)));
    }

    [Theory]
    [InlineData("5")]
    [InlineData("9")]
    [InlineData("10")]
    public async Task What_softflowd_has_sampled_is_multiplied_by_its_rate(string version)
    {
        PacketCapture capture = new PacketCapture().Tcp("10.1.0.1", 40_000, "10.2.0.1", 554, packets: 1_000, payloadOctets: 1_000);
        await using FlowInputUnderTest input = await FlowInputUnderTest.Start();

        await Export(capture, version, input.Endpoint.ToString(), "-s", "10");
        FlowRecord[] flows = await input.Flows(1);

        Assert.Equal((1_000L, 1_000L * PacketCapture.CountedOctets(1_000)), (flows.Sum(flow => flow.Packets), flows.Sum(flow => flow.Octets)));
    }

    [Fact]
    public async Task An_ipfix_record_of_both_directions_is_two_flows()
    {
        PacketCapture capture = new PacketCapture().Tcp("10.1.0.1", 40_000, "10.2.0.1", 443, 3, 100).Tcp("10.2.0.1", 443, "10.1.0.1", 40_000, 7, 1_000);
        await using FlowInputUnderTest input = await FlowInputUnderTest.Start();

        await Export(capture, "10", input.Endpoint.ToString(), "-b");
        FlowRecord[] flows = await input.Flows(2);

        Assert.Equal(
            [("10.1.0.1", 3L, 3L * PacketCapture.CountedOctets(100)), ("10.2.0.1", 7L, 7L * PacketCapture.CountedOctets(1_000))],
            flows.Select(flow => (flow.Source.ToString(), flow.Packets, flow.Octets)).Order());
    }

    [Fact]
    [Trait("Clause", "8.5-d.1")]
    public async Task What_pmacctd_samples_and_sends_as_sflow_is_what_the_capture_holds()
    {
        PeerProgram.Require(Pmacctd, "pmacct");
        const int Packets = 60, Tries = 3;
        string captured = Path.Combine(folder, "capture.pcap"), configuration = Path.Combine(folder, "pmacctd.conf");
        new PacketCapture().Tcp("10.1.0.1", 40_000, "10.2.0.1", 554, Packets, payloadOctets: 500).Write(captured);

        // At the end of a file the agent now and then keeps its last packets for itself: then it reads the file once more.
        (FlowRecord[] flows, FlowFormat? format, FlowLoss loss) = ([], null, default);
        for (int attempt = 0; attempt < Tries && flows.Length < Packets; attempt++)
        {
            await using FlowInputUnderTest input = await FlowInputUnderTest.Start();
            flows = await Sampled(input, configuration, captured, Packets);
            (format, loss) = (input.Format, input.Loss);
        }

        Assert.Equal(Packets, flows.Length);
        Assert.Equal((FlowFormat.SFlow5, default), (format, loss));
        Assert.Equal([("10.1.0.1", 40_000, "10.2.0.1", 554)], flows.Select(flow => (flow.Source.ToString(), (int)flow.SourcePort, flow.Destination.ToString(), (int)flow.DestinationPort)).Distinct());
        Assert.Equal(Packets, flows.Sum(flow => flow.Packets));

        // The length of a frame is with its head, its check sum or both, as the agent sees it.
        Assert.InRange(flows.Sum(flow => flow.Octets), (long)Packets * PacketCapture.CountedOctets(500), (long)Packets * (PacketCapture.CountedOctets(500) + 18));
    }

    private static async Task<FlowRecord[]> Sampled(FlowInputUnderTest input, string configuration, string captured, int packets)
    {
        await File.WriteAllTextAsync(
            configuration, $"daemonize: false\npcap_savefile: {captured}\npcap_savefile_wait: true\nplugins: sfprobe\nsfprobe_receiver: {input.Endpoint}\nsampling_rate: 1\n", TestContext.Current.CancellationToken);

        // It waits when it has read all: one that ends takes a datagram with it that is not full yet.
        using Process agent = Process.Start(new ProcessStartInfo(Pmacctd, ["-f", configuration]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        try
        {
            return await input.Flows(packets);
        }
        finally
        {
            agent.Kill(entireProcessTree: true);
            await agent.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Without a control socket it reads the file to its end, exports everything and goes.</summary>
    private async Task Export(PacketCapture capture, string version, string destinations, params string[] more)
    {
        PeerProgram.Require(Softflowd, "softflowd");
        string file = Path.Combine(folder, "capture.pcap");
        capture.Write(file);
        (int code, string output) = await Tool.Run(
            Softflowd, ["-d", "-r", file, "-n", destinations, "-v", version, "-p", Path.Combine(folder, "pid"), "-c", "none", .. more]);
        Assert.True(code == 0, string.Create(CultureInfo.InvariantCulture, $"softflowd ended with {code}: {output}"));
    }
}
