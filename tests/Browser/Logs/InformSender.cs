using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using PrisonOps.Tests.Browser.Product;

namespace PrisonOps.Tests.Browser.Logs;

/// <summary>A device that sends informs of version 2c one after the other, each with a number of its own, and keeps which were acknowledged.</summary>
internal sealed class InformSender : IDisposable
{
    /// <summary>So that a number always takes four octets.</summary>
    private const int FirstNumber = 1 << 24;

    /// <summary>No rule knows it, so that nothing but the row comes of it.</summary>
    private const string Unknown = "1.3.6.1.4.1.32473.1.10";

    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(10);

    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly IPEndPoint receiver;
    private readonly ConcurrentDictionary<int, bool> acknowledged = new();
    private int sent;

    public InformSender(string address, int trapPort)
    {
        socket.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
        receiver = new(IPAddress.Loopback, trapPort);
    }

    public int Sent => Volatile.Read(ref sent);

    public ICollection<int> Acknowledged => acknowledged.Keys;

    public void Dispose() => socket.Dispose();

    /// <summary>Sends and listens until it is told to end.</summary>
    public Task Send(CancellationToken until) => Task.WhenAll(Task.Run(() => SendAll(until), CancellationToken.None), Task.Run(() => Listen(until), CancellationToken.None));

    private async Task SendAll(CancellationToken until)
    {
        using PeriodicTimer pace = new(Pace);
        while (!until.IsCancellationRequested)
        {
            socket.SendTo(Inform(FirstNumber + Interlocked.Increment(ref sent)), receiver);
            await pace.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    private async Task Listen(CancellationToken until)
    {
        byte[] buffer = new byte[2_048];
        try
        {
            while (true)
            {
                SocketReceiveFromResult got = await socket.ReceiveFromAsync(buffer, SocketFlags.None, receiver, until);
                acknowledged[NumberOf(buffer.AsSpan(0, got.ReceivedBytes))] = true;
            }
        }
        catch (OperationCanceledException)
        {
            // Told to end.
        }
    }

    /// <summary>What stands first in the data unit of the response (tag A2): its number.</summary>
    private static int NumberOf(ReadOnlySpan<byte> response)
    {
        int unit = response.IndexOf((byte)0xA2), number = unit < 0 ? -1 : response[unit..].IndexOf((ReadOnlySpan<byte>)[0x02, 0x04]);
        Assert.True(number > 0, $"No response with a number: {Convert.ToHexString(response)}");
        return BinaryPrimitives.ReadInt32BigEndian(response[(unit + number + 2)..]) - FirstNumber;
    }

    private static byte[] Inform(int number)
    {
        byte[] octets = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(octets, number);
        return DeviceSender.Message(0xA6, octets, Unknown, number - FirstNumber, Encoding.ASCII.GetBytes(SmallEstate.Community));
    }
}
