using PrisonOps.Collectors.Flows;
using PrisonOps.Collectors.Flows.Templates;
using PrisonOps.Ports.Flows;
using static PrisonOps.Tests.Unit.Flows.Datagrams;

namespace PrisonOps.Tests.Unit.Flows;

/// <summary>NetFlow 9 by RFC 3954, IPFIX by RFC 7011.</summary>
public sealed class TemplatedFlowsTests
{
    private const uint SourceId = 7;

    private readonly Decoding decoding = new();

    [Fact]
    public void A_template_and_its_data_in_one_datagram_give_the_flow()
    {
        FlowReport report = decoding.Read(NetFlow9(1, SourceId, new Octets()
            .Set(0, Template(256, Usual)).Set(256, Record("10.0.0.1", "10.0.0.2", 40_000, 443, 5_000).Zeros(1))));

        FlowRecord flow = Assert.Single(report.Records);
        Assert.Equal(("10.0.0.1", "10.0.0.2", 40_000, 443), (flow.Source.ToString(), flow.Destination.ToString(), flow.SourcePort, flow.DestinationPort));
        Assert.Equal((6, 3u, 4u), ((int)flow.Protocol, flow.Input, flow.Output));
        Assert.Equal((5_000L, 2L), (flow.Octets, flow.Packets));
        Assert.Equal(0, report.Malformed);
    }

    /// <summary>The packet example of the RFC: a template of five fields and three records.</summary>
    [Fact]
    public void The_example_of_rfc_3954_gives_its_three_records()
    {
        Octets template = Template(256, (8, 4), (12, 4), (15, 4), (2, 4), (1, 4));
        Octets Data(string source, string destination, string nextHop, uint packets, uint octets) =>
            new Octets().Address(source).Address(destination).Address(nextHop).Of32(packets, octets);
        Octets data = Data("198.168.1.12", "10.5.12.254", "192.168.1.1", 5_009, 5_344_385).Then(Data("192.168.1.27", "10.5.12.23", "192.168.1.1", 748, 388_934))
            .Then(Data("192.168.1.56", "10.5.12.65", "192.168.1.1", 5, 6_534));

        FlowReport report = decoding.Read(NetFlow9(1, SourceId, new Octets().Set(0, template).Set(256, data)));

        Assert.Equal(
            [("198.168.1.12", 5_344_385, 5_009), ("192.168.1.27", 388_934, 748), ("192.168.1.56", 6_534, 5)],
            report.Records.Select(flow => (flow.Source.ToString(), flow.Octets, flow.Packets)));
    }

    /// <summary>Appendices A.2.1 and A.3 of the RFC: a template of elements of IANA and three records.</summary>
    [Fact]
    public void The_example_of_rfc_7011_gives_its_three_records()
    {
        Octets template = Template(256, (8, 4), (12, 4), (15, 4), (2, 4), (1, 4));
        Octets Data(string source, string destination, string nextHop, uint packets, uint octets) =>
            new Octets().Address(source).Address(destination).Address(nextHop).Of32(packets, octets);
        Octets data = Data("192.0.2.12", "192.0.2.254", "192.0.2.1", 5_009, 5_344_385).Then(Data("192.0.2.27", "192.0.2.23", "192.0.2.2", 748, 388_934))
            .Then(Data("192.0.2.56", "192.0.2.65", "192.0.2.3", 5, 6_534));

        FlowReport report = decoding.Read(Ipfix(0, 1, new Octets().Set(2, template).Set(256, data)));

        Assert.Equal(
            [("192.0.2.12", 5_344_385, 5_009), ("192.0.2.27", 388_934, 748), ("192.0.2.56", 6_534, 5)],
            report.Records.Select(flow => (flow.Source.ToString(), flow.Octets, flow.Packets)));
    }

    [Fact]
    public void Data_before_its_template_is_counted_and_not_guessed()
    {
        Octets data = new Octets().Set(256, Record("10.0.0.1", "10.0.0.2", 1, 2, 5));

        FlowReport before = decoding.Read(NetFlow9(1, SourceId, data));
        Assert.Equal((0, 1), (before.Records.Count, before.SetsWithoutTemplate));
        FlowReport after = decoding.Read(NetFlow9(2, SourceId, new Octets().Set(0, Template(256, Usual)).Then(data)));

        Assert.Equal((1, 0), (after.Records.Count, after.SetsWithoutTemplate));
    }

    [Fact]
    public void A_template_is_its_exporters_its_domains_and_its_formats()
    {
        Octets data = new Octets().Set(256, Record("10.0.0.1", "10.0.0.2", 1, 2, 5));
        decoding.Read(NetFlow9(1, SourceId, new Octets().Set(0, Template(256, Usual))));

        Assert.Equal(1, decoding.Read(NetFlow9(1, SourceId + 1, data)).SetsWithoutTemplate);
        Assert.Equal(1, decoding.Read(Ipfix(1, SourceId, data)).SetsWithoutTemplate);
        Assert.Equal(1, decoding.Read(NetFlow9(1, SourceId, data), new("office", "192.0.2.8")).SetsWithoutTemplate);
        Assert.Equal(1, decoding.Read(NetFlow9(1, SourceId, data), new("internet", "192.0.2.7")).SetsWithoutTemplate);
        Assert.Single(decoding.Read(NetFlow9(2, SourceId, data)).Records);
    }

    [Fact]
    public void A_template_that_is_not_announced_again_is_forgotten_after_two_hours()
    {
        Octets data = new Octets().Set(256, Record("10.0.0.1", "10.0.0.2", 1, 2, 5));
        decoding.Read(Ipfix(0, 1, new Octets().Set(2, Template(256, Usual))));
        decoding.Now = decoding.Now.AddHours(2).AddSeconds(1);

        Assert.Equal(1, decoding.Read(Ipfix(0, 1, data)).SetsWithoutTemplate);
    }

    [Fact]
    public void A_template_that_is_withdrawn_explains_nothing_any_more()
    {
        Octets templates = new Octets().Set(2, Template(256, Usual).Then(Template(257, Usual)).Then(Template(258, Usual)));
        Octets Data(int set) => new Octets().Set(set, Record("10.0.0.1", "10.0.0.2", 1, 2, 5));
        decoding.Read(Ipfix(0, 1, templates));

        decoding.Read(Ipfix(0, 1, new Octets().Set(2, new Octets().Of16(256, 0))));
        Assert.Equal(1, decoding.Read(Ipfix(0, 1, Data(256))).SetsWithoutTemplate);
        Assert.Single(decoding.Read(Ipfix(0, 1, Data(257))).Records);
        decoding.Read(Ipfix(0, 1, new Octets().Set(2, new Octets().Of16(2, 0))));

        Assert.Equal(1, decoding.Read(Ipfix(0, 1, Data(258))).SetsWithoutTemplate);
    }

    [Fact]
    public void Fields_of_any_length_and_of_enterprises_are_passed_over_and_short_numbers_are_read()
    {
        // An application name of any length, an element of enterprise 9, octets in eight and packets in three.
        Octets template = new Octets().Of16(300, 5).Of16(96, 65_535).Of16(0x8000 | 5, 3).Of32(9).Of16(1, 8).Of16(2, 3).Of16(8, 4);
        Octets Data(Octets name, ulong octets) => new Octets().Then(name).Of8(1, 2, 3).Of64(octets).Of8(0, 1, 0).Address("10.0.0.1");
        Octets shortName = new Octets().Of8(2, 65, 66), longName = new Octets().Of8(255).Of16(300).Zeros(300);

        FlowReport report = decoding.Read(Ipfix(0, 1, new Octets().Set(2, template).Set(300, Data(shortName, 1UL << 33).Then(Data(longName, 7)))));

        Assert.Equal([(1L << 33, 256L), (7L, 256L)], report.Records.Select(flow => (flow.Octets, flow.Packets)));
        Assert.Equal(0, report.Malformed);
    }

    [Fact]
    public void The_sampling_rate_of_a_sampler_comes_with_the_options_of_netflow_9()
    {
        // Scope: system. Option: sampler 5 takes one of 100.
        Octets options = new Octets().Of16(257, 4, 8).Of16(1, 4).Of16(48, 1).Of16(50, 4);
        Octets template = Template(256, [.. Usual, (48, 1)]);
        decoding.Read(NetFlow9(1, SourceId, new Octets().Set(1, options).Set(257, new Octets().Of32(1).Of8(5).Of32(100)).Set(0, template)));

        FlowReport report = decoding.Read(NetFlow9(2, SourceId, new Octets().Set(256, Record("10.0.0.1", "10.0.0.2", 1, 2, 50).Of8(5)
            .Then(Record("10.0.0.1", "10.0.0.2", 1, 2, 50).Of8(6)))));

        Assert.Equal([5_000L, 50L], report.Records.Select(flow => flow.Octets));
    }

    [Fact]
    public void Interval_and_space_of_an_ipfix_selector_are_a_rate_and_without_selector_it_is_the_domains()
    {
        // Scope: observation domain (149). One packet, then 9 that are not taken; and of port 3, one of 1,000.
        Octets options = new Octets().Of16(400, 3, 1).Of16(149, 4).Of16(305, 4).Of16(306, 4), ofPort = new Octets().Of16(401, 2, 1).Of16(10, 4).Of16(34, 4);
        decoding.Read(Ipfix(0, 1, new Octets().Set(3, options.Then(ofPort)).Set(2, Template(256, Usual)).Set(400, new Octets().Of32(1, 1, 9))));
        Octets data = new Octets().Set(256, Record("10.0.0.1", "10.0.0.2", 1, 2, 50));

        Assert.Equal(500, decoding.Read(Ipfix(1, 1, data)).Records[0].Octets);
        decoding.Read(Ipfix(2, 1, new Octets().Set(401, new Octets().Of32(3, 1_000))));

        Assert.Equal(50_000, decoding.Read(Ipfix(3, 1, data)).Records[0].Octets);
    }

    [Fact]
    public void A_flow_of_both_directions_is_two()
    {
        // RFC 5103: the elements of enterprise 29305 are those of the way back; firewalls say initiator and responder.
        Octets biflow = new Octets().Of16(256, 4).Of16(8, 4).Of16(12, 4).Of16(1, 4).Of16(0x8000 | 1, 4).Of32(29_305);
        Octets firewall = Template(257, (8, 4), (12, 4), (231, 4), (232, 4));
        Octets data = new Octets().Address("10.0.0.1").Address("10.0.0.2").Of32(100, 900);

        FlowReport report = decoding.Read(Ipfix(0, 1, new Octets().Set(2, biflow.Then(firewall)).Set(256, data).Set(257, data)));

        Assert.Equal(
            [("10.0.0.1", 100L), ("10.0.0.2", 900L), ("10.0.0.1", 100L), ("10.0.0.2", 900L)], report.Records.Select(flow => (flow.Source.ToString(), flow.Octets)));
    }

    [Fact]
    public void Addresses_of_version_6_are_read_and_a_record_without_counters_is_an_event_and_no_flow()
    {
        Octets template = Template(256, (27, 16), (28, 16), (1, 4));
        Octets Data(uint octets) => new Octets().Address("2001:db8::1").Address("2001:db8::2").Of32(octets);

        FlowReport report = decoding.Read(Ipfix(0, 1, new Octets().Set(2, template).Set(256, Data(0).Then(Data(8)))));

        Assert.Equal(("2001:db8::1", "2001:db8::2"), (Assert.Single(report.Records).Source.ToString(), report.Records[0].Destination.ToString()));
    }

    [Fact]
    public void Netflow_9_misses_datagrams_and_ipfix_records()
    {
        Octets templates = new Octets().Set(0, Template(256, Usual)), data = Record("10.0.0.1", "10.0.0.2", 1, 2, 5).Then(Record("10.0.0.1", "10.0.0.2", 1, 2, 5));
        decoding.Read(NetFlow9(10, SourceId, templates));
        Assert.Equal(4, decoding.Read(NetFlow9(15, SourceId, new Octets().Set(256, data))).LostDatagrams);

        decoding.Read(Ipfix(0, 1, new Octets().Set(2, Template(256, Usual)).Set(256, data)));
        Assert.Equal(0, decoding.Read(Ipfix(2, 1, new Octets().Set(256, data))).LostFlows);
        Assert.Equal(6, decoding.Read(Ipfix(10, 1, new Octets().Set(256, data))).LostFlows);
    }

    [Fact]
    public void An_exporter_that_counts_a_datagram_before_it_sends_it_has_lost_nothing()
    {
        Octets Data(int records) => new Octets().Set(256, Enumerable.Range(0, records).Aggregate(new Octets(), (all, _) => all.Then(Record("10.0.0.1", "10.0.0.2", 1, 2, 5))));
        decoding.Read(Ipfix(2, 1, new Octets().Set(2, Template(256, Usual)).Then(Data(2))));

        long[] lost = [.. new (uint Sequence, int Records)[] { (10, 8), (13, 3), (17, 4) }.Select(one => decoding.Read(Ipfix(one.Sequence, 1, Data(one.Records))).LostFlows)];

        Assert.Equal([0, 0, 0], lost);
    }

    [Fact]
    public void What_an_exporter_may_announce_is_bounded()
    {
        (int, int)[] tooLong = [.. Enumerable.Repeat((8, 4), FlowTemplate.FieldsMax + 1)];
        Assert.Equal(1, decoding.Read(Ipfix(0, 1, new Octets().Set(2, Template(256, tooLong)))).Malformed);
        Assert.Equal(1, decoding.Read(Ipfix(0, 1, new Octets().Set(2, Template(256, (8, 0))))).Malformed);

        int refused = Enumerable.Range(256, ExporterState.TemplatesMax + 10).Sum(id => decoding.Read(Ipfix(0, 1, new Octets().Set(2, Template(id, Usual)))).Malformed);

        Assert.Equal(10, refused);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(2_000)]
    public void A_set_whose_length_is_not_its_own_ends_the_datagram(int length)
    {
        FlowReport report = decoding.Read(NetFlow9(1, SourceId, new Octets().Of16(256, length).Zeros(20)));

        Assert.Equal((0, 1), (report.Records.Count, report.Malformed));
    }
}
