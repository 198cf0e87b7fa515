using System.Net;
using System.Net.Sockets;

namespace PrisonOps.Tests.Peers.Notices;

internal static class Listening
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Returns when the port accepts a connection.</summary>
    public static async Task Until(int port)
    {
        using CancellationTokenSource patience = new(Patience);
        using PeriodicTimer again = new(TimeSpan.FromMilliseconds(20));
        do
        {
            using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port), patience.Token);
                return;
            }
            catch (SocketException)
            {
                // Not yet.
            }
        }
        while (await again.WaitForNextTickAsync(patience.Token));
    }
}
