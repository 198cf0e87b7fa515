namespace PrisonOps.Tests.Unit.Flows;

/// <summary>Datagrams as the documents of each format lay them out.</summary>
internal static class Datagrams
{
    /// <summary>Source and destination address, ports, protocol, octets and packets, by NetFlow 9 and IPFIX alike.</summary>
    public static readonly (int Element, int Octets)[] Usual = [(8, 4), (12, 4), (7, 2), (11, 2), (4, 1), (10, 2), (14, 2), (1, 4), (2, 4)];

    public static byte[] NetFlow5(uint sequence, int sampling, params ReadOnlySpan<(string Source, string Destination, int SourcePort, int DestinationPort, int Octets)> flows)
    {
        Octets datagram = new Octets().Of16(5, flows.Length).Of32(60_000, 1_764_000_000, 0, sequence).Of8(0, 1).Of16(sampling);
        foreach ((string source, string destination, int sourcePort, int destinationPort, int octets) in flows)
        {
            datagram.Address(source).Address(destination).Address("0.0.0.0").Of16(3, 4).Of32(10, (uint)octets, 1_000, 2_000)
                .Of16(sourcePort, destinationPort).Of8(0, 0x18, 6, 0).Of16(0, 0).Of8(24, 24).Of16(0);
        }

        return datagram.ToArray();
    }

    public static byte[] NetFlow9(uint sequence, uint source, Octets sets) =>
        new Octets().Of16(9, 1).Of32(60_000, 1_764_000_000, sequence, source).Then(sets).ToArray();

    public static byte[] Ipfix(uint sequence, uint domain, Octets sets) =>
        new Octets().Of16(10, sets.Length + 16).Of32(1_764_000_000, sequence, domain).Then(sets).ToArray();

    public static Octets Template(int id, params ReadOnlySpan<(int Element, int Octets)> fields)
    {
        Octets template = new Octets().Of16(id, fields.Length);
        foreach ((int element, int octets) in fields) template.Of16(element, octets);
        return template;
    }

    /// <summary>A record of <see cref="Usual"/>.</summary>
    public static Octets Record(string source, string destination, int sourcePort, int destinationPort, uint octets, uint packets = 2) =>
        new Octets().Address(source).Address(destination).Of16(sourcePort, destinationPort).Of8(6).Of16(3, 4).Of32(octets, packets);

    public static byte[] SFlow(uint sequence, params ReadOnlySpan<(uint Kind, Octets Sample)> samples)
    {
        Octets datagram = new Octets().Of32(5, 1).Address("192.0.2.7").Of32(0, sequence, 60_000, (uint)samples.Length);
        foreach ((uint kind, Octets sample) in samples) datagram.Part(kind, sample);
        return datagram.ToArray();
    }

    /// <summary>A flow sample with the head of an Ethernet frame in it.</summary>
    public static (uint Kind, Octets Sample) FlowSample(uint rate, uint frameOctets, Octets frame) =>
        (1, new Octets().Of32(1, 3, rate, 1_000, 0, 3, 4, 1).Part(1, RawHeader(1, frameOctets, frame)));

    public static Octets RawHeader(uint protocol, uint frameOctets, Octets frame) =>
        new Octets().Of32(protocol, frameOctets, 4, (uint)frame.Length).Then(frame).Zeros((4 - (frame.Length % 4)) % 4);

    public static (uint Kind, Octets Sample) CounterSample(uint port, ulong inOctets, ulong outOctets) => (2, new Octets().Of32(1, port, 1).Part(
        1, new Octets().Of32(port, 6).Of64(1_000_000_000).Of32(1, 3).Of64(inOctets).Zeros(24).Of64(outOctets).Zeros(24)));

    public static Octets Ethernet(int type, Octets packet) => new Octets().Zeros(12).Of16(type).Then(packet);

    public static Octets Ip4(string source, string destination, byte protocol, Octets payload, int fragment = 0) =>
        new Octets().Of8(0x45, 0).Of16(20 + payload.Length, 1, fragment).Of8(64, protocol).Of16(0).Address(source).Address(destination).Then(payload);

    public static Octets Ip6(string source, string destination, byte next, Octets payload) =>
        new Octets().Of32(0x6000_0000).Of16(payload.Length).Of8(next, 64).Address(source).Address(destination).Then(payload);

    public static Octets PortPair(int source, int destination) => new Octets().Of16(source, destination).Zeros(8);
}
