using PrisonOps.Tests.Peers.Programs;

namespace PrisonOps.Tests.Peers.Protocols;

/// <summary>Debian's RabbitMQ on loopback with its interface and its page of metrics.</summary>
internal sealed class RabbitBroker : IDisposable
{
    private const string Executable = "/usr/lib/rabbitmq/bin/rabbitmq-server";

    private readonly string folder = Directory.CreateTempSubdirectory("prisonops-rabbit-").FullName;
    private readonly List<PeerProgram> programs = [];

    public int MetricsPort { get; } = PeerProgram.FreePort();

    public int ManagementPort { get; } = PeerProgram.FreePort();

    public static async Task<RabbitBroker> Start()
    {
        PeerProgram.Require(Executable, "rabbitmq-server");
        var broker = new RabbitBroker();
        try
        {
            await broker.StartAll();
            return broker;
        }
        catch
        {
            broker.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        foreach (PeerProgram program in programs) program.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private async Task StartAll()
    {
        int names = PeerProgram.FreePort();
        await File.WriteAllTextAsync(Path.Combine(folder, "rabbitmq.conf"), $"""
            listeners.tcp.1 = 127.0.0.1:{PeerProgram.FreePort()}
            management.tcp.ip = 127.0.0.1
            management.tcp.port = {ManagementPort}
            prometheus.tcp.ip = 127.0.0.1
            prometheus.tcp.port = {MetricsPort}
            """);
        await File.WriteAllTextAsync(Path.Combine(folder, "plugins"), "[rabbitmq_management,rabbitmq_prometheus].");

        // Its own, in the foreground: the one that Erlang would start outlives the test.
        programs.Add(await PeerProgram.Start("/usr/bin/epmd", "erlang-base", names, "-port", $"{names}", "-address", "127.0.0.1"));
        programs.Add(await PeerProgram.StartWith(
            Executable, "rabbitmq-server", MetricsPort,
            [
                ("HOME", folder), ("ERL_EPMD_PORT", $"{names}"), ("ERL_EPMD_ADDRESS", "127.0.0.1"), ("RABBITMQ_NODENAME", "probe@localhost"),
                ("RABBITMQ_CONFIG_FILE", Path.Combine(folder, "rabbitmq")), ("RABBITMQ_ENABLED_PLUGINS_FILE", Path.Combine(folder, "plugins")),
                ("RABBITMQ_MNESIA_BASE", Path.Combine(folder, "rows")), ("RABBITMQ_LOG_BASE", Path.Combine(folder, "log")),
                ("RABBITMQ_DIST_PORT", $"{PeerProgram.FreePort()}"), ("RABBITMQ_PID_FILE", Path.Combine(folder, "pid")), ("ERL_FLAGS", "+S 1:1"),
            ]));
    }
}
