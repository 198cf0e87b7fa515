using System.Buffers.Binary;
using System.Net;

namespace PrisonOps.Tests.Peers.Flows;

/// <summary>A capture file (libpcap 2.4) with packets of known conversations, for an exporter to read.</summary>
internal sealed class PacketCapture
{
    private const int HeadOctets = 14 + 20 + 20;

    private readonly List<byte> written = [];
    private uint second = 1_764_000_000;

    public PacketCapture()
    {
        Little(0xA1B2C3D4);
        Little(2 | (4 << 16));
        Little(0);
        Little(0);
        Little(65_535);
        Little(1);
    }

    /// <summary>What an exporter counts of a packet: everything above Ethernet.</summary>
    public static int CountedOctets(int payloadOctets) => 20 + 20 + payloadOctets;

    /// <summary>So many TCP packets, a tenth of a second apart.</summary>
    public PacketCapture Tcp(string source, int sourcePort, string destination, int destinationPort, int packets, int payloadOctets)
    {
        for (int i = 0; i < packets; i++) Frame(source, sourcePort, destination, destinationPort, payloadOctets, i);
        second++;
        return this;
    }

    public void Write(string path) => File.WriteAllBytes(path, [.. written]);

    private void Frame(string source, int sourcePort, string destination, int destinationPort, int payloadOctets, int tenths)
    {
        byte[] frame = new byte[HeadOctets + payloadOctets];
        Span<byte> ip = frame.AsSpan(14), tcp = frame.AsSpan(34);
        frame[12] = 0x08;
        (ip[0], ip[8], ip[9]) = (0x45, 64, 6);
        BinaryPrimitives.WriteUInt16BigEndian(ip[2..], (ushort)CountedOctets(payloadOctets));
        IPAddress.Parse(source).GetAddressBytes().CopyTo(ip[12..]);
        IPAddress.Parse(destination).GetAddressBytes().CopyTo(ip[16..]);
        BinaryPrimitives.WriteUInt16BigEndian(tcp, (ushort)sourcePort);
        BinaryPrimitives.WriteUInt16BigEndian(tcp[2..], (ushort)destinationPort);
        (tcp[12], tcp[13]) = (0x50, 0x10);
        Little(second + (uint)(tenths / 10));
        Little((uint)(tenths % 10) * 100_000);
        Little((uint)frame.Length);
        Little((uint)frame.Length);
        written.AddRange(frame);
    }

    private void Little(uint number)
    {
        Span<byte> octets = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(octets, number);
        written.AddRange(octets);
    }
}
