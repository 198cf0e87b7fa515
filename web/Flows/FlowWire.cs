using System.Collections.Immutable;
using PrisonOps.Ports.Flows;

namespace PrisonOps.Web.Flows;

/// <summary>Flows as the browser gets them.</summary>
internal static class FlowWire
{
    public static Wire.FlowSummary Summary(FlowSummary summary, FlowFilter filter, ImmutableArray<FlowPlace> places) => new(
        filter.From, filter.To, summary.LastAt, summary.Format, Sum(summary.Total),
        new(summary.Loss.Flows, summary.Loss.Datagrams, summary.Loss.SetsWithoutTemplate, summary.Loss.Malformed),
        [.. summary.Rates.Select(point => new Wire.SamplePoint(point.At, point.Min, point.Mean, point.Max, point.Count))],
        [.. summary.Ports.Select(port => new Wire.FlowPort(
            port.Port, port.InOctets, port.OutOctets, port.InOctetsMax, port.OutOctetsMax, port.CountedIn, port.CountedOut))],
        [.. summary.Conversations.Select(one => new Wire.FlowConversation(
            one.Source, one.SourceName, one.Destination, one.DestinationName, one.Protocol, one.Service, Sum(one.Sum)))],
        [.. summary.Services.Select(one => new Wire.FlowService(one.Protocol, one.Service, Sum(one.Sum)))],
        [.. summary.Hosts.Select(host => new Wire.FlowHost(host.Address, host.Name, host.InOctets, host.OutOctets))],
        [.. places.Select(place => new Wire.FlowPlace(place.NetworkDomain, place.Address, place.Port))]);

    private static Wire.FlowSum Sum(FlowSum sum) => new(sum.Octets, sum.Packets, sum.Flows);
}
