using System.Net.Sockets;

namespace PrisonOps.Tests.Browser.Product;

/// <summary>The agent simulator's line protocol over one connection, so that thousands of commands are one moment.</summary>
internal static class ControlSocket
{
    public static async Task Tell(string path, IEnumerable<string> lines)
    {
        using Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), TestContext.Current.CancellationToken);
        await using NetworkStream stream = new(socket);
        await using StreamWriter writer = new(stream) { AutoFlush = true };
        using StreamReader reader = new(stream);
        foreach (string line in lines)
        {
            await writer.WriteLineAsync(line);
            Assert.Equal("ok", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
        }
    }
}
