using System.Collections.Immutable;
using PrisonOps.Analyzers.Flows;
using PrisonOps.Ports.Flows;

namespace PrisonOps.Tests.Unit.Flows;

public sealed class FlowMinutesTests
{
    private static readonly FlowBounds Bounds = new(ExportersMax: 3, PortsMax: 4, HeldMax: 8, HeldByAllMax: 20, KeptMax: 3, ClosedMax: 5);
    private static readonly FlowExporter Exporter = Decoding.Exporter;
    private static readonly DateTimeOffset At = new(2026, 11, 29, 4, 0, 30, TimeSpan.Zero);

    private readonly FlowMinutes minutes = new(Bounds);

    [Fact]
    [Trait("Clause", "8.5-d.3")]
    public void A_minute_has_the_traffic_of_each_port_in_and_out()
    {
        minutes.Take(Exporter, Report(Flow(1, 2, 100, 3, 4), Flow(2, 1, 900, 4, 3)), At);

        FlowMinute minute = Assert.Single(minutes.TakeOver(At.AddMinutes(1), 10));

        Assert.Equal((Exporter, At.AddSeconds(-30), new FlowSum(1_000, 2, 2)), (minute.Exporter, minute.At, minute.Total));
        Assert.Equal([(3u, 100L, 900L), (4u, 900L, 100L)], minute.Ports.Select(port => (port.Port, port.In.Octets, port.Out.Octets)));
    }

    [Fact]
    public void A_minute_is_given_when_it_is_over_and_only_once()
    {
        minutes.Take(Exporter, Report(Flow(1, 2, 100)), At);

        Assert.Empty(minutes.TakeOver(At.AddSeconds(29), 10));
        Assert.Single(minutes.TakeOver(At.AddSeconds(30), 10));
        Assert.Empty(minutes.TakeOver(At.AddMinutes(5), 10));
    }

    [Fact]
    public void The_greatest_conversations_are_kept_and_the_rest_is_only_in_the_total()
    {
        minutes.Take(Exporter, Report([.. Enumerable.Range(1, 6).Select(host => Flow((uint)host, 99, host * 100))]), At);

        FlowMinute minute = Assert.Single(minutes.TakeOver(At.AddMinutes(1), 10));

        Assert.Equal([600L, 500L, 400L], minute.Conversations.Select(one => one.Sum.Octets));
        Assert.Equal(2_100, minute.Total.Octets);
    }

    [Fact]
    public void A_flood_of_conversations_leaves_the_great_ones_and_loses_no_octet_of_the_total()
    {
        minutes.Take(Exporter, Report(Flow(1, 2, 1_000_000)), At);
        for (uint host = 10; host < 1_010; host++) minutes.Take(Exporter, Report(Flow(host, 2, 1)), At);
        minutes.Take(Exporter, Report(Flow(1, 2, 1_000_000)), At);

        FlowMinute minute = Assert.Single(minutes.TakeOver(At.AddMinutes(1), 10));

        Assert.Equal(2_000_000, minute.Conversations[0].Sum.Octets);
        Assert.Equal((2_001_000, 1_002), (minute.Total.Octets, minute.Total.Flows));
    }

    [Fact]
    public void Exporters_conversations_of_all_and_ports_are_bounded_and_what_is_refused_is_counted()
    {
        for (int exporter = 0; exporter < 5; exporter++)
        {
            minutes.Take(Exporter with { Address = $"192.0.2.{exporter}" }, Report([.. Enumerable.Range(1, 8).Select(host => Flow((uint)host, 99, 1, (uint)host, 99))]), At);
        }

        ImmutableArray<FlowMinute> over = minutes.TakeOver(At.AddMinutes(1), 10);

        Assert.Equal((3, 2), (over.Length, minutes.Refused));
        Assert.All(over, minute => Assert.InRange(minute.Ports.Length, 1, Bounds.PortsMax + 1));
        Assert.All(over, minute => Assert.Equal((8, 8), (minute.Ports.Sum(port => port.In.Octets), minute.Ports.Sum(port => port.Out.Octets))));
    }

    [Fact]
    public void Minutes_that_nobody_takes_are_lost_from_the_oldest_on_and_counted()
    {
        for (int minute = 0; minute < 8; minute++) minutes.Take(Exporter, Report(Flow(1, 2, minute)), At.AddMinutes(minute));

        ImmutableArray<FlowMinute> over = minutes.TakeOver(At.AddMinutes(8), 10);

        Assert.Equal(3, minutes.Lost);
        Assert.Equal([3L, 4L, 5L, 6L, 7L], over.Select(minute => minute.Total.Octets));
    }

    [Fact]
    public void The_difference_of_a_ports_counters_is_what_it_moved_and_a_restart_is_nothing()
    {
        minutes.Take(Exporter, Counters(new(3, 1_000, 500)), At);
        minutes.Take(Exporter, Counters(new(3, 4_000, 700)), At);
        minutes.Take(Exporter, Counters(new(3, 10, 10)), At);
        PortMinute first = Assert.Single(Assert.Single(minutes.TakeOver(At.AddMinutes(1), 10)).Ports);
        minutes.Take(Exporter, Counters(new(3, 60, 20)), At.AddMinutes(1));

        PortMinute next = Assert.Single(Assert.Single(minutes.TakeOver(At.AddMinutes(2), 10)).Ports);

        Assert.Equal((3_000L, 200L), (first.CountedIn, first.CountedOut));
        Assert.Equal((50L, 10L), (next.CountedIn, next.CountedOut));
    }

    [Fact]
    public void The_answers_of_a_service_have_its_port_too()
    {
        minutes.Take(Exporter, Report(Flow(1, 2, 10) with { SourcePort = 40_000, DestinationPort = 443 }, Flow(2, 1, 20) with { SourcePort = 443, DestinationPort = 40_000 }), At);

        FlowMinute minute = Assert.Single(minutes.TakeOver(At.AddMinutes(1), 10));

        Assert.All(minute.Conversations, one => Assert.Equal(443, one.Conversation.Service));
        Assert.Equal(2, minute.Conversations.Length);
    }

    [Theory]
    [InlineData(6, 40_000, 443, 443)]
    [InlineData(6, 443, 40_000, 443)]
    [InlineData(17, 53, 123, 53)]
    [InlineData(6, 8_443, 50_000, 8_443)]
    [InlineData(6, 0, 22, 22)]
    [InlineData(1, 0, 2_048, 0)]
    [InlineData(89, 0, 0, 0)]
    public void The_service_is_the_well_known_port_or_the_lower_one(byte protocol, int source, int destination, int service) =>
        Assert.Equal(service, ServicePort.Of(protocol, (ushort)source, (ushort)destination));

    private static FlowRecord Flow(uint source, uint destination, long octets, uint input = 1, uint output = 2) =>
        new(FlowAddress.OfVersion4(source), FlowAddress.OfVersion4(destination), 6, 40_000, 443, input, output, octets, 1);

    private static FlowReport Report(params ReadOnlySpan<FlowRecord> flows)
    {
        FlowReport report = new() { Format = FlowFormat.Ipfix };
        report.Records.AddRange(flows);
        return report;
    }

    private static FlowReport Counters(PortCounters counters)
    {
        FlowReport report = new() { Format = FlowFormat.SFlow5 };
        report.Counters.Add(counters);
        return report;
    }
}
