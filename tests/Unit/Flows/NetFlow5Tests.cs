using PrisonOps.Ports.Flows;

namespace PrisonOps.Tests.Unit.Flows;

public sealed class NetFlow5Tests
{
    private readonly Decoding decoding = new();

    [Fact]
    public void A_record_gives_ends_ports_interfaces_octets_and_packets()
    {
        FlowReport report = decoding.Read(Datagrams.NetFlow5(0, 0, ("10.0.0.1", "10.0.0.2", 40_000, 443, 5_000)));

        FlowRecord flow = Assert.Single(report.Records);
        Assert.Equal(("10.0.0.1", "10.0.0.2", 6), (flow.Source.ToString(), flow.Destination.ToString(), flow.Protocol));
        Assert.Equal((40_000, 443, 3u, 4u), (flow.SourcePort, flow.DestinationPort, flow.Input, flow.Output));
        Assert.Equal((FlowFormat.NetFlow5, 5_000, 10), (report.Format, flow.Octets, flow.Packets));
    }

    [Fact]
    public void The_sampling_interval_of_the_header_multiplies_and_its_mode_does_not()
    {
        FlowReport report = decoding.Read(Datagrams.NetFlow5(0, 0x4000 | 100, ("10.0.0.1", "10.0.0.2", 1, 2, 5_000)));

        Assert.Equal((500_000, 1_000), (report.Records[0].Octets, report.Records[0].Packets));
    }

    [Fact]
    public void A_gap_in_the_sequence_is_flows_that_were_lost_and_a_restart_is_not()
    {
        byte[] Two(uint sequence) => Datagrams.NetFlow5(sequence, 0, ("10.0.0.1", "10.0.0.2", 1, 2, 1), ("10.0.0.1", "10.0.0.3", 1, 2, 1));

        long[] lost = [.. new uint[] { 100, 102, 114, 106, 116, 4_000_000_000, 0 }.Select(sequence => decoding.Read(Two(sequence)).LostFlows)];

        Assert.Equal([0, 0, 10, 0, 0, 0, 0], lost);
    }

    [Fact]
    public void The_sequence_goes_on_where_it_wraps()
    {
        decoding.Read(Datagrams.NetFlow5(uint.MaxValue, 0, ("10.0.0.1", "10.0.0.2", 1, 2, 1)));

        Assert.Equal(3, decoding.Read(Datagrams.NetFlow5(3, 0, ("10.0.0.1", "10.0.0.2", 1, 2, 1))).LostFlows);
    }

    [Fact]
    public void A_datagram_whose_count_is_not_its_length_is_malformed_and_gives_nothing()
    {
        byte[] datagram = Datagrams.NetFlow5(0, 0, ("10.0.0.1", "10.0.0.2", 1, 2, 1));

        FlowReport report = decoding.Read(datagram[..^1]);

        Assert.Equal((0, 1), (report.Records.Count, report.Malformed));
    }

    [Fact]
    public void What_is_no_flow_is_refused()
    {
        Assert.True(decoding.Refuses("<13>a line of syslog"u8.ToArray()));
        Assert.True(decoding.Refuses([]));
        Assert.True(decoding.Refuses([0, 0, 0, 4]));
    }

    [Fact]
    public void There_is_room_for_so_many_exporters_until_one_was_silent_for_an_hour()
    {
        Decoding small = new(exportersMax: 1);
        byte[] datagram = Datagrams.NetFlow5(0, 0, ("10.0.0.1", "10.0.0.2", 1, 2, 1));
        FlowExporter other = new("office", "192.0.2.8");
        small.Read(datagram);

        Assert.True(small.Refuses(datagram, other));
        small.Now = small.Now.AddHours(1);
        Assert.Single(small.Read(datagram, other).Records);
    }
}
