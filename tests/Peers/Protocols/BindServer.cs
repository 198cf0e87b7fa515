using PrisonOps.Tests.Peers.Programs;

namespace PrisonOps.Tests.Peers.Protocols;

/// <summary>Debian's BIND on loopback with its page of statistics.</summary>
internal sealed class BindServer : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("prisonops-bind-").FullName;
    private PeerProgram? program;

    public int StatisticsPort { get; } = PeerProgram.FreePort();

    public static async Task<BindServer> Start()
    {
        PeerProgram.Require("/usr/sbin/named", "bind9");
        var server = new BindServer();
        string configuration = Path.Combine(server.folder, "named.conf");
        await File.WriteAllTextAsync(configuration, $$"""
            options {
              directory "{{server.folder}}"; pid-file "{{server.folder}}/pid"; session-keyfile "{{server.folder}}/key"; recursion no;
              listen-on port {{PeerProgram.FreePort()}} { 127.0.0.1; }; listen-on-v6 { none; };
            };
            statistics-channels { inet 127.0.0.1 port {{server.StatisticsPort}} allow { 127.0.0.1; }; };
            controls { };
            """);
        server.program = await PeerProgram.Start("/usr/sbin/named", "bind9", server.StatisticsPort, "-g", "-c", configuration);
        return server;
    }

    public void Dispose()
    {
        program?.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
