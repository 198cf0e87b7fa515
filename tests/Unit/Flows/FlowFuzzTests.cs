using PrisonOps.Collectors.Flows.Wire;
using PrisonOps.Ports.Flows;
using PrisonOps.Tests.Unit.Syslog;
using static PrisonOps.Tests.Unit.Flows.Datagrams;

namespace PrisonOps.Tests.Unit.Flows;

/// <summary>Whatever a datagram holds, and whatever templates came before it, the decoder gives bounded numbers: never an exception.</summary>
public sealed class FlowFuzzTests
{
    private static readonly byte[][] Originals =
    [
        NetFlow5(7, 10, ("10.0.0.1", "10.0.0.2", 40_000, 443, 5_000), ("10.0.0.3", "10.0.0.4", 53, 53, 80)),
        NetFlow9(1, 7, new Octets().Set(0, Template(256, Usual)).Set(1, new Octets().Of16(257, 4, 8).Of16(1, 4).Of16(48, 1).Of16(50, 4))
            .Set(257, new Octets().Of32(1).Of8(5).Of32(100)).Set(256, Record("10.0.0.1", "10.0.0.2", 40_000, 443, 5_000))),
        Ipfix(1, 7, new Octets().Set(2, new Octets().Of16(300, 4).Of16(96, 65_535).Of16(0x8000 | 1, 4).Of32(29_305).Of16(1, 8).Of16(27, 16))
            .Set(300, new Octets().Of8(255).Of16(3).Of8(1, 2, 3).Of32(9).Of64(8).Address("2001:db8::1"))),
        SFlow(1, FlowSample(512, 1_518, Ethernet(0x0800, Ip4("10.0.0.1", "10.0.0.2", 6, PortPair(40_000, 443)))), CounterSample(3, 1, 2),
            FlowSample(512, 90, Ethernet(0x86DD, Ip6("2001:db8::1", "2001:db8::2", 0, new Octets().Of8(6, 0).Zeros(6).Then(PortPair(1, 2)))))),
    ];

    [Fact]
    public void Five_hundred_mutated_datagrams_are_read_or_refused() => Fuzz(500, seed: 1);

    [Fact]
    [Trait("Ring", "long")]
    public void A_million_mutated_datagrams_under_ten_seeds_are_read_or_refused()
    {
        for (int seed = 2; seed < 12; seed++) Fuzz(100_000, seed);
    }

    private static void Fuzz(int rounds, int seed)
    {
        var random = new Random(seed);
        Collectors.Flows.FlowDecoder decoder = new(exportersMax: 10);
        FlowReport report = new();
        long records = 0;
        for (int round = 0; round < rounds; round++)
        {
            byte[] mutated = Mutations.Of(Originals[round % Originals.Length], random);
            try
            {
                decoder.Read(mutated, Decoding.Exporter, DateTimeOffset.UnixEpoch.AddSeconds(round), report);
                Assert.All(report.Records, flow => Assert.True(
                    flow is { Octets: >= 0 and <= SampledTraffic.FlowOctetsMax, Packets: >= 0 and <= SampledTraffic.FlowOctetsMax }));
                Assert.InRange(report.LostFlows + report.LostDatagrams, 0, 1_000_000);
                records += report.Records.Count;
            }
            catch (Exception failure) when (failure is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"seed {seed}, round {round}: {failure.GetType().Name} at {Convert.ToHexString(mutated)}");
            }
        }

        // The templates survive, so that mutated data is read by them.
        Assert.InRange(records, rounds / 4, long.MaxValue);
    }
}
