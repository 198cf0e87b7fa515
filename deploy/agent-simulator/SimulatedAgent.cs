using System.Net;
using System.Net.Sockets;
using System.Text;
using PrisonOps.AgentSimulator.Mib;
using PrisonOps.AgentSimulator.Shapes;
using PrisonOps.Collectors.Snmp.Ber;
using PrisonOps.Collectors.Snmp.Wire;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.AgentSimulator;

/// <summary>One simulated device: a socket at its own loopback address, its objects, and whatever is wrong with it at the moment.</summary>
internal sealed class SimulatedAgent : IDisposable
{
    public static readonly TimeSpan DelayedBy = TimeSpan.FromSeconds(10);

    private const int DatagramOctetsMax = 65_507;

    private readonly TimeProvider time;
    private readonly Socket socket;
    private readonly Socket wrongSource;
    private readonly DeviceShape shape;
    private readonly RequestAnswerer answerer;
    private readonly byte[] community;
    private readonly UsmResponder? usm;
    private readonly byte[] answer = new byte[DatagramOctetsMax];
    private readonly CancellationTokenSource closing = new();
    private readonly Random noise;
    private TimeSpan uptimeAtStart;
    private long startedAt;

    public SimulatedAgent(DeviceDescription description, TimeProvider time)
    {
        (Description, this.time) = (description, time);
        shape = DeviceShapes.Build(description);
        answerer = new(shape.Tree);
        community = Encoding.UTF8.GetBytes(description.Community);
        usm = description.User is { } user ? new(user, description.Name) : null;
        noise = new(description.Seed);
        uptimeAtStart = TimeSpan.FromHours(30 + (description.Seed % 4_000));
        startedAt = time.GetTimestamp();
        Endpoint = new(IPAddress.Parse(description.Address), description.Port);
        socket = Bound(Endpoint);
        wrongSource = Bound(new(Endpoint.Address, 0));
    }

    public DeviceDescription Description { get; }

    public IPEndPoint Endpoint { get; }

    /// <summary>A device that is down keeps its address and says nothing, as one without power behind a live switch does.</summary>
    public bool IsDown { get; set; }

    public Misbehaviour Misbehaviour { get; set; }

    public TimeSpan Uptime => uptimeAtStart + time.GetElapsedTime(startedAt);

    public async Task Serve()
    {
        byte[] request = new byte[DatagramOctetsMax];
        var from = new SocketAddress(AddressFamily.InterNetwork);
        while (!closing.IsCancellationRequested)
        {
            try
            {
                int length = await socket.ReceiveFromAsync(request.AsMemory(), SocketFlags.None, from, closing.Token);
                if (!IsDown) Answer(request.AsSpan(0, length), from);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (SocketException fault)
            {
                await Console.Error.WriteLineAsync($"{Description.Name} at {Endpoint}: {fault.SocketErrorCode}");
            }
        }
    }

    public bool TrySet(ObjectIdentifier name, MibValue value) => shape.Tree.TryReplace(name, value);

    public bool TryReset(ObjectIdentifier name) => shape.Tree.TryReset(name);

    public bool HasPort(int index) => shape.Ports.ContainsKey(index);

    /// <summary>Sends what nobody asked for, from the device's own address.</summary>
    public void Push(ReadOnlySpan<byte> datagram, IPEndPoint to) => socket.SendTo(datagram, to);

    public bool TrySetLink(int index, bool up)
    {
        if (!shape.Ports.TryGetValue(index, out PortState? port)) return false;

        port.Switch(up, Uptime);
        return true;
    }

    /// <summary>The device begins a new life: its uptime and its counters start from nothing.</summary>
    public void Restart()
    {
        (uptimeAtStart, startedAt) = (TimeSpan.Zero, time.GetTimestamp());
        if (usm is not null) usm.Boots++;
    }

    public void Dispose()
    {
        closing.Cancel();
        socket.Dispose();
        wrongSource.Dispose();
    }

    private static Socket Bound(IPEndPoint endpoint)
    {
        var bound = new Socket(endpoint.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        bound.Bind(endpoint);
        return bound;
    }

    private void Answer(ReadOnlySpan<byte> request, SocketAddress to)
    {
        var writer = new BerWriter(answer);
        if (!TryAnswer(request, ref writer)) return;

        ReadOnlySpan<byte> written = writer.Written;
        switch (Misbehaviour)
        {
            case Misbehaviour.Random:
                noise.NextBytes(answer.AsSpan(writer.Position));
                break;
            case Misbehaviour.Half:
                written = written[..(written.Length / 2)];
                break;
            case Misbehaviour.WrongSource:
                wrongSource.SendTo(written, SocketFlags.None, to);
                return;
            case Misbehaviour.Delay:
                _ = SendLater(written.ToArray(), ((IPEndPoint)Endpoint.Create(to)).Serialize());
                return;
        }

        socket.SendTo(written, SocketFlags.None, to);
    }

    private bool TryAnswer(ReadOnlySpan<byte> request, ref BerWriter writer)
    {
        if (!MessageFrame.TryOpen(request, out int version, out BerReader reader, out _)) return false;

        bool answered = version == (int)SnmpVersion.V3
            ? usm is not null && usm.TryAnswer(request, answerer, Uptime, Misbehaviour == Misbehaviour.WrongId, ref writer)
            : TryAnswerCommunity(reader, version, ref writer);
        return answered && !writer.Overflowed;
    }

    private bool TryAnswerCommunity(BerReader reader, int version, ref BerWriter writer)
    {
        if (!CommunityMessage.TryRead(reader, out ReadOnlySpan<byte> word, out Pdu asked) || !word.SequenceEqual(community)) return false;

        if (Misbehaviour == Misbehaviour.WrongId) asked = new(asked.Type, asked.RequestId ^ 0x55, asked.First, asked.Second, asked.Variables);
        int end = writer.Position;
        if (!answerer.TryAnswer(asked, version == (int)SnmpVersion.V1, Uptime, ref writer)) return false;

        writer.Octets(word);
        writer.Integer(version);
        writer.Wrap(BerTag.Sequence, end);
        return true;
    }

    private async Task SendLater(byte[] datagram, SocketAddress to)
    {
        try
        {
            await Task.Delay(DelayedBy, time, closing.Token);
            socket.SendTo(datagram, SocketFlags.None, to);
        }
        catch (OperationCanceledException)
        {
            // The simulator is closing; nobody waits for this answer any more.
        }
    }
}
