using System.Net.Sockets;

namespace PrisonOps.AgentSimulator.Control;

/// <summary>Serves the line protocol on a unix socket that only its owner may open.</summary>
internal sealed class ControlSocket : IDisposable
{
    private const int WaitingMax = 8;

    private readonly string path;
    private readonly ControlCommands commands;
    private readonly Socket listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);

    public ControlSocket(string path, ControlCommands commands)
    {
        (this.path, this.commands) = (path, commands);
        File.Delete(path);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        listener.Listen(WaitingMax);
    }

    /// <summary>Sends one command to a running simulator and gives its whole answer.</summary>
    public static async Task<string> Send(string path, string command)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(path));
        await using var stream = new NetworkStream(socket);
        await using var writer = new StreamWriter(stream) { AutoFlush = true };
        using var reader = new StreamReader(stream);
        await writer.WriteLineAsync(command);
        socket.Shutdown(SocketShutdown.Send);
        return (await reader.ReadToEndAsync()).TrimEnd();
    }

    public async Task Serve(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                Socket client = await listener.AcceptAsync(cancellationToken);
                _ = Serve(client, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    public void Dispose()
    {
        listener.Dispose();
        File.Delete(path);
    }

    private async Task Serve(Socket client, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = new NetworkStream(client, ownsSocket: true);
            using var reader = new StreamReader(stream);
            await using var writer = new StreamWriter(stream) { AutoFlush = true };
            while (await reader.ReadLineAsync(cancellationToken) is { } line) await writer.WriteLineAsync(commands.Run(line));
        }
        catch (Exception left) when (left is IOException or OperationCanceledException)
        {
            // The client went away in the middle of a line; there is nobody to answer.
        }
    }
}
