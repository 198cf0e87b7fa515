using PrisonOps.Ports.Flows;
using static PrisonOps.Tests.Unit.Flows.Datagrams;

namespace PrisonOps.Tests.Unit.Flows;

public sealed class SFlow5Tests
{
    private readonly Decoding decoding = new();

    [Fact]
    public void A_sampled_packet_stands_for_as_many_as_its_rate_says()
    {
        Octets frame = Ethernet(0x0800, Ip4("10.0.0.1", "10.0.0.2", 6, PortPair(40_000, 443)));

        FlowReport report = decoding.Read(SFlow(1, FlowSample(512, 1_518, frame)));

        FlowRecord flow = Assert.Single(report.Records);
        Assert.Equal(("10.0.0.1", "10.0.0.2", 40_000, 443), (flow.Source.ToString(), flow.Destination.ToString(), flow.SourcePort, flow.DestinationPort));
        Assert.Equal((3u, 4u, 512L * 1_518, 512L), (flow.Input, flow.Output, flow.Octets, flow.Packets));
        Assert.Equal((FlowFormat.SFlow5, 0), (report.Format, report.Malformed));
    }

    [Fact]
    public void Tags_of_vlans_are_passed_over_and_version_6_is_found_behind_its_extensions()
    {
        Octets extensions = new Octets().Of8(44, 0).Zeros(6).Of8(17, 0).Of16(1).Of32(9).Then(PortPair(5_353, 53));
        Octets tagged = new Octets().Zeros(12).Of16(0x88A8, 100, 0x8100, 7, 0x86DD).Then(Ip6("2001:db8::1", "2001:db8::2", 0, extensions));

        FlowRecord flow = Assert.Single(decoding.Read(SFlow(1, FlowSample(1, 100, tagged))).Records);

        Assert.Equal(("2001:db8::1", "2001:db8::2"), (flow.Source.ToString(), flow.Destination.ToString()));
        Assert.Equal((17, 5_353, 53), (flow.Protocol, flow.SourcePort, flow.DestinationPort));
    }

    [Fact]
    public void A_later_fragment_has_no_ports_and_what_is_no_ip_counts_on_its_ports_only()
    {
        Octets fragment = Ethernet(0x0800, Ip4("10.0.0.1", "10.0.0.2", 17, PortPair(1, 2), fragment: 100)), arp = Ethernet(0x0806, new Octets().Zeros(28));

        FlowReport report = decoding.Read(SFlow(1, FlowSample(10, 100, fragment), FlowSample(10, 60, arp)));

        Assert.Equal((17, 0, 0), (report.Records[0].Protocol, report.Records[0].SourcePort, report.Records[0].DestinationPort));
        Assert.True(report.Records[1].Source.IsNone);
        Assert.Equal((600, 3u), (report.Records[1].Octets, report.Records[1].Input));
    }

    [Fact]
    public void The_expanded_form_and_packets_without_ethernet_are_read_alike()
    {
        Octets packet = Ip4("10.0.0.1", "10.0.0.2", 6, PortPair(1, 2));
        (uint, Octets) expanded = (3, new Octets().Of32(1, 0, 70_000, 100, 1, 0, 0, 70_000, 0, 70_001, 1).Part(1, RawHeader(11, 200, packet)));

        FlowRecord flow = Assert.Single(decoding.Read(SFlow(1, expanded)).Records);

        Assert.Equal((70_000u, 70_001u, 20_000L, 1), (flow.Input, flow.Output, flow.Octets, flow.SourcePort));
    }

    [Fact]
    public void A_packet_that_was_dropped_or_flooded_has_no_port_where_it_went_out()
    {
        Octets frame = RawHeader(1, 100, Ethernet(0x0800, Ip4("10.0.0.1", "10.0.0.2", 6, PortPair(1, 2))));
        (uint, Octets) Going(uint output) => (1, new Octets().Of32(1, 3, 1, 1, 0, 3, output, 1).Part(1, frame));

        FlowReport report = decoding.Read(SFlow(1, Going(0x4000_0102), Going(0x8000_0003), Going(0x3FFF_FFFF)));

        Assert.All(report.Records, flow => Assert.Equal((3u, 0u), (flow.Input, flow.Output)));
    }

    [Fact]
    public void Counters_of_ports_are_read_and_other_kinds_are_passed_over()
    {
        (uint, Octets) other = ((4_413 << 12) | 1, new Octets().Zeros(40));

        FlowReport report = decoding.Read(SFlow(1, other, CounterSample(3, 5_000_000_000, 7)));

        Assert.Equal(new PortCounters(3, 5_000_000_000, 7), Assert.Single(report.Counters));
        Assert.Equal(0, report.Malformed);
    }

    [Fact]
    public void The_decoded_packet_stands_in_where_there_is_no_header()
    {
        Octets sampled = new Octets().Of32(120, 6).Address("10.0.0.1").Address("10.0.0.2").Of32(40_000, 22, 0, 0);
        (uint, Octets) sample = (1, new Octets().Of32(1, 3, 10, 1, 0, 3, 4, 1).Part(3, sampled));

        FlowRecord flow = Assert.Single(decoding.Read(SFlow(1, sample)).Records);

        Assert.Equal(("10.0.0.1", 22, 1_200L), (flow.Source.ToString(), flow.DestinationPort, flow.Octets));
    }

    [Fact]
    public void A_gap_in_the_sequence_is_datagrams_that_were_lost_and_a_cut_one_is_malformed()
    {
        byte[] datagram = SFlow(9, CounterSample(3, 1, 2));
        decoding.Read(SFlow(1, CounterSample(3, 1, 2)));

        Assert.Equal(7, decoding.Read(datagram).LostDatagrams);
        Assert.Equal(1, decoding.Read(datagram[..^30]).Malformed);
    }
}
