using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using PrisonOps.AgentSimulator;
using PrisonOps.Collectors.Snmp.Ber;
using PrisonOps.Collectors.Snmp.Wire;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.Benchmarks.Snmp;

/// <summary>The other side of the SNMP benchmark: eight agents with one prepared answer each, as fast as .NET can send it, and one simulated switch.</summary>
internal static class BenchmarkAgents
{
    public const int CannedCount = 8;
    public const string Ready = "ready";

    private const int SwitchPorts = 65;
    private const int Variables = 20;

    /// <summary>30 columns of 65 ports: the tables of RFC 2863 as far as the simulator has them, the rest made up.</summary>
    public static ObjectIdentifier[] SwitchColumns { get; } =
    [
        .. new[] { 1, 2, 3, 4, 5, 7, 8, 10, 11, 13, 14, 16, 17, 19, 20 }.Select(column => ObjectIdentifier.Parse($"1.3.6.1.2.1.2.2.1.{column}")),
        .. new[] { 1, 6, 10, 15, 18 }.Select(column => ObjectIdentifier.Parse($"1.3.6.1.2.1.31.1.1.1.{column}")),
        .. MadeUpColumns.Select(column => ObjectIdentifier.Parse($"1.3.6.1.2.1.31.1.1.1.{column}")),
    ];

    private static int[] MadeUpColumns => [2, 3, 4, 5, 7, 8, 9, 11, 12, 13];

    public static IPEndPoint Canned(int agent, int port) => new(new IPAddress([127, 95, 0, (byte)(agent + 1)]), port);

    public static IPEndPoint Switch(int port) => new(IPAddress.Parse("127.95.1.1"), port);

    public static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    /// <summary>Serves until standard input ends.</summary>
    public static async Task Serve(int port)
    {
        for (int agent = 0; agent < CannedCount; agent++)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { ReceiveBufferSize = 4 << 20 };
            socket.Bind(Canned(agent, port));
            new Thread(() => Answer(socket)) { IsBackground = true }.Start();
        }

        var device = new DeviceDescription
        {
            Name = "bench-switch", Address = Switch(port).Address.ToString(), Port = port, Community = "bench", Kind = "switch", Count = SwitchPorts,
            Objects = (from column in MadeUpColumns
                       from index in Enumerable.Range(1, SwitchPorts)
                       select (column, index)).ToDictionary(
                           cell => $"1.3.6.1.2.1.31.1.1.1.{cell.column}.{cell.index}",
                           cell => (cell.column * 1_000 * cell.index).ToString(CultureInfo.InvariantCulture)),
        };
        using var host = new AgentHost([device], TimeProvider.System);
        Task serving = host.Serve();
        Console.WriteLine(Ready);
        await Console.In.ReadToEndAsync();
        host.Dispose();
        await serving;
    }

    /// <summary>The answer is written once; each request only puts its id into it. The id is always written with four octets.</summary>
    private static void Answer(Socket socket)
    {
        byte[] request = new byte[2_048];
        byte[] answer = Prepared(out int idAt);
        var from = new SocketAddress(AddressFamily.InterNetwork);
        while (true)
        {
            int length = socket.ReceiveFrom(request, SocketFlags.None, from);
            if (!MessageFrame.TryOpen(request.AsSpan(0, length), out _, out BerReader reader, out _)
                || !CommunityMessage.TryRead(reader, out _, out Pdu pdu)) continue;

            BinaryPrimitives.WriteInt32BigEndian(answer.AsSpan(idAt), pdu.RequestId);
            socket.SendTo(answer, SocketFlags.None, from);
        }
    }

    private static byte[] Prepared(out int idAt)
    {
        byte[] buffer = new byte[2_048];
        var writer = new BerWriter(buffer);
        int end = writer.Position;
        for (uint i = Variables; i > 0; i--)
        {
            int variableEnd = writer.Position;
            writer.Unsigned(0x1234_5678_9A00UL + i, (byte)SnmpType.Counter64);
            writer.Octets(ObjectIdentifier.Parse("1.3.6.1.2.1.31.1.1.1.6").Append(i).Encoded, BerTag.Name);
            writer.Wrap(BerTag.Sequence, variableEnd);
        }

        writer.Wrap(BerTag.Sequence, end);
        writer.Integer(0);
        writer.Integer(0);
        writer.Integer(int.MaxValue);
        int fromEnd = buffer.Length - writer.Position - 2;
        writer.Wrap((byte)PduType.Response, end);
        writer.Octets("bench"u8);
        writer.Integer(1);
        writer.Wrap(BerTag.Sequence, end);
        byte[] answer = writer.Written.ToArray();
        idAt = answer.Length - fromEnd;
        return answer;
    }
}
