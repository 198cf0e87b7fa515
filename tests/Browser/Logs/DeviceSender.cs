using System.Net;
using System.Net.Sockets;
using System.Text;
using PrisonOps.Tests.Browser.Product;

namespace PrisonOps.Tests.Browser.Logs;

/// <summary>A device that pushes from an address of its own: datagrams of syslog and traps of version 2c.</summary>
internal sealed class DeviceSender : IDisposable
{
    public const string LinkDown = "1.3.6.1.6.3.1.1.5.3", LinkUp = "1.3.6.1.6.3.1.1.5.4", IfIndex = "1.3.6.1.2.1.2.2.1.1";

    private const byte Integer = 0x02, Octets = 0x04, Name = 0x06, Sequence = 0x30, TimeTicks = 0x43, TrapV2 = 0xA7;

    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly IPEndPoint syslog, traps;

    public DeviceSender(string address, int syslogPort, int trapPort)
    {
        socket.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
        (syslog, traps) = (new(IPAddress.Loopback, syslogPort), new(IPAddress.Loopback, trapPort));
    }

    public void Dispose() => socket.Dispose();

    public void Say(string line) => socket.SendTo(Encoding.UTF8.GetBytes(line), syslog);

    public void Trap(string name, int port) => socket.SendTo(Message(TrapV2, [1], name, port, Encoding.ASCII.GetBytes(SmallEstate.Community)), traps);

    /// <summary>A notification of version 2c about a port.</summary>
    public static byte[] Message(byte unit, byte[] number, string name, int port, byte[] community) => Element(
        Sequence, Element(Integer, 1), Element(Octets, community),
        Element(
            unit, Element(Integer, number), Element(Integer, 0), Element(Integer, 0),
            Element(
                Sequence, Element(Sequence, Oid("1.3.6.1.2.1.1.3.0"), Element(TimeTicks, 7)),
                Element(Sequence, Oid("1.3.6.1.6.3.1.1.4.1.0"), Oid(name)),
                Element(Sequence, Oid($"{IfIndex}.{port}"), Element(Integer, (byte)(port >> 16), (byte)(port >> 8), (byte)port)))));

    private static byte[] Oid(string dotted)
    {
        uint[] arcs = [.. dotted.Split('.').Select(uint.Parse)];
        List<byte> octets = [(byte)((arcs[0] * 40) + arcs[1])];
        foreach (uint arc in arcs[2..])
        {
            List<byte> groups = [(byte)(arc & 0x7F)];
            for (uint rest = arc >> 7; rest > 0; rest >>= 7) groups.Insert(0, (byte)(0x80 | (rest & 0x7F)));
            octets.AddRange(groups);
        }

        return Element(Name, [.. octets]);
    }

    private static byte[] Element(byte tag, params byte[][] parts) => Element(tag, [.. parts.SelectMany(part => part)]);

    private static byte[] Element(byte tag, params byte[] content) =>
        content.Length < 128 ? [tag, (byte)content.Length, .. content] : [tag, 0x81, (byte)content.Length, .. content];
}
