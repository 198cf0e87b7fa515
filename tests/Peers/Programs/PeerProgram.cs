using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace PrisonOps.Tests.Peers.Programs;

/// <summary>A real server of another hand on a loopback port, ended with the test.</summary>
internal sealed class PeerProgram : IDisposable
{
    private static readonly TimeSpan ReadyWithin = TimeSpan.FromMinutes(2);

    private readonly Process process;
    private readonly List<string> said = [];

    private PeerProgram(Process process, int port) => (this.process, Endpoint) = (process, new(IPAddress.Loopback, port));

    public IPEndPoint Endpoint { get; }

    public static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    public static void Require(string executable, string package)
    {
        if (!File.Exists(executable)) Assert.Skip($"{executable} is not installed (Debian package {package}).");
    }

    /// <summary>Starts it and waits until its port accepts a connection.</summary>
    public static Task<PeerProgram> Start(string executable, string package, int port, params string[] arguments) =>
        StartWith(executable, package, port, [], arguments);

    public static async Task<PeerProgram> StartWith(
        string executable, string package, int port, IEnumerable<(string Name, string Value)> environment, params string[] arguments)
    {
        Require(executable, package);
        var start = new ProcessStartInfo(executable, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach ((string name, string value) in environment) start.Environment[name] = value;
        var program = new PeerProgram(new() { StartInfo = start }, port);
        program.process.OutputDataReceived += (_, line) => program.Hear(line.Data);
        program.process.ErrorDataReceived += (_, line) => program.Hear(line.Data);
        program.process.Start();
        program.process.BeginOutputReadLine();
        program.process.BeginErrorReadLine();
        try
        {
            await program.UntilItAccepts();
            return program;
        }
        catch
        {
            program.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        process.Dispose();
    }

    private async Task UntilItAccepts()
    {
        long startedAt = Stopwatch.GetTimestamp();
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!process.HasExited && Stopwatch.GetElapsedTime(startedAt) < ReadyWithin)
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                await socket.ConnectAsync(Endpoint, TestContext.Current.CancellationToken);
                return;
            }
            catch (SocketException)
            {
                await again.WaitForNextTickAsync(TestContext.Current.CancellationToken);
            }
        }

        string[] heard;
        lock (said) heard = [.. said];
        Assert.Fail($"{process.StartInfo.FileName} did not accept at {Endpoint}:\n{string.Join('\n', heard)}");
    }

    private void Hear(string? line)
    {
        if (line is null) return;
        lock (said) said.Add(line);
    }
}
