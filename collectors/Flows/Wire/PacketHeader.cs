using PrisonOps.Ports.Flows;

namespace PrisonOps.Collectors.Flows.Wire;

/// <summary>Who talks to whom, read off the first octets of a packet. What is cut off or no IP leaves the rest at its default.</summary>
internal readonly record struct PacketHeader(FlowAddress Source, FlowAddress Destination, byte Protocol, ushort SourcePort, ushort DestinationPort)
{
    private const int TagsMax = 4;
    private const int ExtensionsMax = 8;

    private enum EtherType
    {
        Ip4 = 0x0800,
        Vlan = 0x8100,
        Ip6 = 0x86DD,
        ProviderVlan = 0x88A8,
        OldProviderVlan = 0x9100,
    }

    private enum Next
    {
        HopByHop = 0,
        Tcp = 6,
        Udp = 17,
        Routing = 43,
        Fragment = 44,
        Authentication = 51,
        DestinationOptions = 60,
        Dccp = 33,
        Sctp = 132,
        UdpLite = 136,
    }

    /// <summary>An Ethernet frame (IEEE 802.3), with up to four tags of IEEE 802.1Q.</summary>
    public static PacketHeader OfEthernet(ReadOnlySpan<byte> frame)
    {
        WireReader reader = new(frame);
        reader.Skip(12);
        EtherType type = (EtherType)reader.Number16();
        for (int tag = 0; tag < TagsMax && type is EtherType.Vlan or EtherType.ProviderVlan or EtherType.OldProviderVlan; tag++)
        {
            reader.Skip(2);
            type = (EtherType)reader.Number16();
        }

        return type switch
        {
            EtherType.Ip4 => OfVersion4(reader.Take(reader.Left)),
            EtherType.Ip6 => OfVersion6(reader.Take(reader.Left)),
            _ => default,
        };
    }

    /// <summary>RFC 791 section 3.1. Ports are in the first fragment only.</summary>
    public static PacketHeader OfVersion4(ReadOnlySpan<byte> packet)
    {
        WireReader reader = new(packet);
        byte first = reader.Octet();
        reader.Skip(5);
        bool isFirstFragment = (reader.Number16() & 0x1FFF) == 0;
        reader.Skip(1);
        byte protocol = reader.Octet();
        reader.Skip(2);
        uint source = reader.Number32(), destination = reader.Number32();
        int optionOctets = ((first & 0x0F) * 4) - 20;
        if (reader.IsBroken || first >> 4 != 4 || optionOctets < 0) return default;

        PacketHeader header = new(FlowAddress.OfVersion4(source), FlowAddress.OfVersion4(destination), protocol, 0, 0);
        reader.Skip(optionOctets);
        return isFirstFragment ? header.WithPorts(reader) : header;
    }

    /// <summary>RFC 8200 sections 3 and 4: the protocol is behind the extension headers.</summary>
    public static PacketHeader OfVersion6(ReadOnlySpan<byte> packet)
    {
        WireReader reader = new(packet);
        byte first = reader.Octet();
        reader.Skip(5);
        byte next = reader.Octet();
        reader.Skip(1);
        ReadOnlySpan<byte> source = reader.Take(16), destination = reader.Take(16);
        if (reader.IsBroken || first >> 4 != 6) return default;

        bool isFirstFragment = true;
        for (int passed = 0; passed < ExtensionsMax && IsExtension(next); passed++)
        {
            Next kind = (Next)next;
            next = reader.Octet();
            byte length = reader.Octet();
            if (kind == Next.Fragment)
            {
                isFirstFragment = (reader.Number16() & 0xFFF8) == 0;
                reader.Skip(4);
            }
            else
            {
                reader.Skip(kind == Next.Authentication ? length * 4 : 6 + (length * 8));
            }
        }

        PacketHeader header = new(FlowAddress.OfVersion6(source), FlowAddress.OfVersion6(destination), next, 0, 0);
        return isFirstFragment ? header.WithPorts(reader) : header;
    }

    private static bool IsExtension(byte next) =>
        (Next)next is Next.HopByHop or Next.Routing or Next.Fragment or Next.Authentication or Next.DestinationOptions;

    private PacketHeader WithPorts(WireReader reader)
    {
        if ((Next)Protocol is not (Next.Tcp or Next.Udp or Next.Dccp or Next.Sctp or Next.UdpLite) || reader.Left < 4) return this;
        return this with { SourcePort = reader.Number16(), DestinationPort = reader.Number16() };
    }
}
