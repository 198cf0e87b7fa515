using PrisonOps.Collectors.Flows.Wire;
using PrisonOps.Ports.Flows;

namespace PrisonOps.Collectors.Flows;

/// <summary>sFlow version 5 (sflow.org, "sFlow Version 5", July 2004): a sampled packet stands for as many as its rate says.</summary>
internal static class SFlow5
{
    private const int SamplesMax = 1_000;

    /// <summary>The two upper bits of a short form of an interface say whether the rest is an ifIndex.</summary>
    private const uint ShortIndexBits = 0x3FFF_FFFF;

    private enum Sample : uint
    {
        Flow = 1,
        Counters = 2,
        ExpandedFlow = 3,
        ExpandedCounters = 4,
    }

    private enum Part : uint
    {
        RawHeader = 1,
        Ip4 = 3,
        Ip6 = 4,
    }

    private enum HeaderProtocol : uint
    {
        Ethernet = 1,
        Ip4 = 11,
        Ip6 = 12,
    }

    public static void Read(ReadOnlySpan<byte> datagram, ExporterState state, FlowReport report)
    {
        WireReader reader = new(datagram);
        reader.Skip(4);
        uint addressType = reader.Number32();
        reader.Skip(addressType == 2 ? 16 : 4);
        uint subAgent = reader.Number32(), sequence = reader.Number32();
        reader.Skip(4);
        uint samples = reader.Number32();
        if (reader.IsBroken || addressType is not (1 or 2) || samples > SamplesMax)
        {
            report.Malformed++;
            return;
        }

        report.LostDatagrams += state.Sequence(subAgent) is { } watch ? watch.Missing(sequence, 1) : 0;
        for (uint i = 0; i < samples && !reader.IsBroken; i++)
        {
            Sample kind = (Sample)reader.Number32();
            ReadOnlySpan<byte> sample = reader.Take((int)Math.Min(reader.Number32(), int.MaxValue));
            if (!reader.IsBroken) ReadSample(kind, sample, report);
        }

        if (reader.IsBroken) report.Malformed++;
    }

    /// <summary>Kinds of other makers (an enterprise in the upper 20 bits) are passed over.</summary>
    private static void ReadSample(Sample kind, ReadOnlySpan<byte> sample, FlowReport report)
    {
        WireReader reader = new(sample);
        switch (kind)
        {
            case Sample.Flow:
                reader.Skip(8);
                ReadFlow(ref reader, isExpanded: false, report);
                break;
            case Sample.ExpandedFlow:
                reader.Skip(12);
                ReadFlow(ref reader, isExpanded: true, report);
                break;
            case Sample.Counters:
                reader.Skip(8);
                ReadCounters(ref reader, report);
                break;
            case Sample.ExpandedCounters:
                reader.Skip(12);
                ReadCounters(ref reader, report);
                break;
            default:
                return;
        }

        if (reader.IsBroken) report.Malformed++;
    }

    private static void ReadFlow(ref WireReader reader, bool isExpanded, FlowReport report)
    {
        uint rate = reader.Number32();
        reader.Skip(8);
        uint input = Interface(ref reader, isExpanded), output = Interface(ref reader, isExpanded);
        uint parts = reader.Number32();
        PacketHeader header = default;
        uint octets = 0;
        for (uint i = 0; i < parts && !reader.IsBroken; i++)
        {
            Part kind = (Part)reader.Number32();
            WireReader part = new(reader.Take((int)Math.Min(reader.Number32(), int.MaxValue)));
            // The header that was cut out of the packet says most; the other two are what some exporters send in its place.
            if (kind == Part.RawHeader || (kind is Part.Ip4 or Part.Ip6 && octets == 0)) (header, octets) = ReadPart(kind, ref part);
        }

        if (reader.IsBroken || octets == 0) return;
        report.Records.Add(new(
            header.Source, header.Destination, header.Protocol, header.SourcePort, header.DestinationPort, input, output,
            SampledTraffic.Scale(octets, rate), SampledTraffic.Scale(1, rate)));
    }

    private static (PacketHeader Header, uint Octets) ReadPart(Part kind, ref WireReader part)
    {
        if (kind == Part.RawHeader)
        {
            HeaderProtocol protocol = (HeaderProtocol)part.Number32();
            uint frameOctets = part.Number32();
            part.Skip(4);
            ReadOnlySpan<byte> octets = part.Take((int)Math.Min(part.Number32(), (uint)Math.Max(part.Left, 0)));
            return (protocol switch
            {
                HeaderProtocol.Ethernet => PacketHeader.OfEthernet(octets),
                HeaderProtocol.Ip4 => PacketHeader.OfVersion4(octets),
                HeaderProtocol.Ip6 => PacketHeader.OfVersion6(octets),
                _ => default,
            }, part.IsBroken ? 0 : frameOctets);
        }

        uint packetOctets = part.Number32();
        byte number = (byte)part.Number32();
        int addressOctets = kind == Part.Ip4 ? 4 : 16;
        FlowAddress source = Address(part.Take(addressOctets)), destination = Address(part.Take(addressOctets));
        uint sourcePort = part.Number32(), destinationPort = part.Number32();
        return part.IsBroken ? default : (new(source, destination, number, (ushort)sourcePort, (ushort)destinationPort), packetOctets);
    }

    private static FlowAddress Address(ReadOnlySpan<byte> octets) => octets.Length switch
    {
        4 => FlowAddress.OfVersion4(new WireReader(octets).Number32()),
        16 => FlowAddress.OfVersion6(octets),
        _ => default,
    };

    /// <summary>0 unless it is one single port: dropped packets have none, and flooded ones several.</summary>
    private static uint Interface(ref WireReader reader, bool isExpanded)
    {
        uint first = reader.Number32();
        if (isExpanded) return reader.Number32() is var index && first == 0 && index != uint.MaxValue ? index : 0;
        return first >= ShortIndexBits ? 0 : first;
    }

    private static void ReadCounters(ref WireReader reader, FlowReport report)
    {
        const uint PortCounters = 1;
        uint parts = reader.Number32();
        for (uint i = 0; i < parts && !reader.IsBroken; i++)
        {
            uint kind = reader.Number32();
            WireReader part = new(reader.Take((int)Math.Min(reader.Number32(), int.MaxValue)));
            if (kind != PortCounters) continue;

            uint port = part.Number32();
            part.Skip(20);
            ulong inOctets = part.Number64();
            part.Skip(24);
            ulong outOctets = part.Number64();
            if (!part.IsBroken && port != 0) report.Counters.Add(new(port, inOctets, outOctets));
        }
    }
}
