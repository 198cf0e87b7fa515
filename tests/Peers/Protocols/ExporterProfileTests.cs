using System.Diagnostics;
using PrisonOps.Analyzers.Devices;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Objects;
using PrisonOps.Tests.Peers.Programs;
using PrisonOps.Tests.Peers.Snmp;

namespace PrisonOps.Tests.Peers.Protocols;

/// <summary>The shipped profiles of pages of metrics against the programs themselves.</summary>
public sealed class ExporterProfileTests
{
    [Fact]
    [Trait("Clause", "8.1.8-0.1")]
    public async Task A_linux_system_is_recognised_and_shows_load_memory_storage_and_traffic_as_a_device_of_snmp_does()
    {
        int port = PeerProgram.FreePort();
        using PeerProgram exporter = await Exporter("node", port, [], $"--web.listen-address=127.0.0.1:{port}");

        (DevicePollResult before, DevicePollResult now) = await Twice(exporter, apart: TimeSpan.FromSeconds(4));
        var rates = CounterRates.Between(before, now).ToLookup(quantity => quantity.Name);

        Assert.Equal("node-exporter", now.Identity?.Profile);
        Assert.Equal(("server", Environment.MachineName), (now.Identity?.Kind, now.Identity?.SysName));
        Quantity load = Assert.Single(rates["cpu.load"]);

        // Both times are those of the answers: on a busy machine the work of four seconds may seem to have been done in two.
        Assert.True(load is { Unit: "ratio", Value: >= 0 and <= 2 }, $"{load.Value} {load.Unit}");
        Assert.InRange(now.Value("memory.used") ?? -1, 0.01, 1);
        Assert.InRange(now.Value("storage.used", "/") ?? -1, 0.001, 1);
        Assert.True(now.Value("memory.total") > 100_000_000, $"{now.Value("memory.total")}");
        Assert.Equal(Environment.ProcessorCount, now.Value("cpu.count"));
        Assert.All(rates["interface.in"], quantity => Assert.Equal("bit/s", quantity.Unit));
        Assert.NotEmpty(rates["interface.in"]);
    }

    [Fact]
    [Trait("Clause", "8.1.4-0.1")]
    public async Task One_of_four_processes_that_ends_is_missing_in_the_next_sample()
    {
        string folder = Directory.CreateTempSubdirectory("prisonops-process-").FullName, guard = Path.Combine(folder, "prison-guard");
        File.Copy("/bin/sleep", guard);
        int port = PeerProgram.FreePort();
        using PeerProgram exporter = await Exporter("process", port, [], "-procnames=prison-guard", $"-web.listen-address=127.0.0.1:{port}");
        Process[] processes = [.. Enumerable.Range(0, 4).Select(_ => Process.Start(guard, "600"))];
        await using var polling = new Polling(ProtocolPolls.Watcher);

        double? four = (await Poll(polling, exporter)).Value("process.count", "prison-guard");
        processes[0].Kill();
        await processes[0].WaitForExitAsync(TestContext.Current.CancellationToken);
        double? three = (await Poll(polling, exporter)).Value("process.count", "prison-guard");
        foreach (Process process in processes[1..]) process.Kill();
        Directory.Delete(folder, recursive: true);

        Assert.Equal((4, 3), (four, three));
    }

    [Fact]
    [Trait("Clause", "8.1.7-0")]
    public async Task Redis_shows_its_requests_and_that_it_is_down_when_it_is()
    {
        int port = PeerProgram.FreePort(), redisPort = PeerProgram.FreePort();
        PeerProgram redis = await PeerProgram.Start("/usr/bin/redis-server", "redis-server", redisPort, "--port", $"{redisPort}", "--bind", "127.0.0.1", "--save", "", "--maxmemory", "64mb");
        using PeerProgram exporter = await Exporter("redis", port, [], $"--web.listen-address=127.0.0.1:{port}", $"-redis.addr=127.0.0.1:{redisPort}");

        (_, DevicePollResult up) = await Twice(exporter);
        redis.Dispose();
        (_, DevicePollResult down) = await Twice(exporter);

        Assert.Equal(("Redis", "middleware"), (up.Identity?.Vendor, up.Identity?.Kind));
        Assert.StartsWith("7.", up.Identity?.Version, StringComparison.Ordinal);
        Assert.Equal((0, 64 << 20), (up.Value("service.down"), up.Value("memory.total")));
        Assert.InRange(up.Value("memory.used") ?? -1, 0.001, 0.5);
        Assert.True(up.Value("service.requests") > 0 && up.Value("service.connections") > 0, string.Join(", ", up.Quantities.Select(quantity => quantity.Name)));
        Assert.Equal(1, down.Value("service.down"));
    }

    [Fact]
    [Trait("Clause", "8.1.7-0")]
    public async Task Web_servers_show_their_requests_and_a_balancer_the_member_that_is_down()
    {
        using WebServers servers = await WebServers.Start();
        int nginxPort = PeerProgram.FreePort(), apachePort = PeerProgram.FreePort();
        using PeerProgram nginx = await Exporter("nginx", nginxPort, [], $"-nginx.scrape-uri=http://127.0.0.1:{servers.NginxPort}/stub_status", $"-web.listen-address=127.0.0.1:{nginxPort}");
        using PeerProgram apache = await Exporter(
            "apache", apachePort, [], $"--scrape_uri=http://127.0.0.1:{servers.ApachePort}/server-status?auto", $"--telemetry.address=127.0.0.1:{apachePort}");
        await using var polling = new Polling(ProtocolPolls.Watcher);

        DevicePollResult ofNginx = await Poll(polling, nginx), ofApache = await Poll(polling, apache);
        DevicePollResult ofBalancer = await polling.Ask(ProtocolPolls.Device(new(System.Net.IPAddress.Loopback, servers.BalancerPort), MonitoringProtocol.OpenMetrics, ""));

        Assert.Equal(("nginx", 0), (ofNginx.Identity?.Vendor, ofNginx.Value("service.down")));
        Assert.True(ofNginx.Value("service.requests") >= 1 && ofNginx.Value("service.connections") >= 1, ofNginx.Detail);
        Assert.Equal(("Apache", 0), (ofApache.Identity?.Vendor, ofApache.Value("service.down")));
        Assert.Contains("Apache/2", ofApache.Identity?.Version, StringComparison.Ordinal);
        Assert.InRange(ofApache.Value("service.workers-used") ?? -1, 0, 1);
        Assert.Equal(("HAProxy", "loadbalancer"), (ofBalancer.Identity?.Vendor, ofBalancer.Identity?.Kind));
        Assert.Equal((0, 1), (ofBalancer.Value("loadbalancer.pool-down", "pool"), ofBalancer.Value("loadbalancer.member-down", "pool two")));
    }

    /// <summary>A broker in Erlang needs a minute to start where other tests run beside it.</summary>
    [Fact]
    [Trait("Ring", "long")]
    [Trait("Clause", "8.1.7-0")]
    public async Task A_broker_says_the_same_on_its_page_of_metrics_and_in_its_interface()
    {
        using RabbitBroker broker = await RabbitBroker.Start();
        await using var polling = new Polling(ProtocolPolls.Watcher with { UserName = "guest", Password = "guest" });

        DevicePollResult page = await polling.Ask(ProtocolPolls.Device(new(System.Net.IPAddress.Loopback, broker.MetricsPort), MonitoringProtocol.OpenMetrics, ""));
        DevicePollResult asked = await Said(polling, ProtocolPolls.Device(
            new(System.Net.IPAddress.Loopback, broker.ManagementPort), MonitoringProtocol.Http, """{"profile": "rabbitmq-management"}""", withCredentials: true), "memory.total");

        Assert.True(page.Outcome == DevicePollOutcome.Answered, page.Detail);
        Assert.True(asked.Outcome == DevicePollOutcome.Answered, asked.Detail);
        Assert.Equal((page.Identity?.Vendor, page.Identity?.Version), (asked.Identity?.Vendor, asked.Identity?.Version));
        string node = asked.Quantities.First(quantity => quantity.Name == "memory.total").Instance;
        Assert.Equal(page.Value("memory.total"), asked.Value("memory.total", node));
        Assert.Equal((0, 0), (page.Value("queue.memory-alarm"), asked.Value("queue.memory-alarm", node)));
        Assert.Equal((0, 0), (page.Value("service.connections"), asked.Value("service.connections")));
    }

    [Fact]
    public async Task A_name_server_and_a_probe_of_another_hand_are_read_too()
    {
        using BindServer bind = await BindServer.Start();
        int bindPort = PeerProgram.FreePort(), probePort = PeerProgram.FreePort();
        using PeerProgram bindExporter = await Exporter("bind", bindPort, [], $"--bind.stats-url=http://127.0.0.1:{bind.StatisticsPort}/", $"--web.listen-address=127.0.0.1:{bindPort}");
        using PeerProgram blackbox = await Exporter("blackbox", probePort, [], "--config.file=/etc/prometheus/blackbox.yml", $"--web.listen-address=127.0.0.1:{probePort}");
        await using var polling = new Polling(ProtocolPolls.Watcher);

        DevicePollResult names = await Poll(polling, bindExporter);
        DevicePollResult probe = await polling.Ask(ProtocolPolls.Device(
            blackbox.Endpoint, MonitoringProtocol.OpenMetrics, $$"""{"path": "/probe?module=http_2xx&target=http://127.0.0.1:{{bind.StatisticsPort}}/"}"""));

        Assert.Equal(("ISC", 0), (names.Identity?.Vendor, names.Value("service.down")));
        Assert.NotNull(names.Value("service.requests"));
        Assert.Equal((0, 200), (probe.Value("service.down"), probe.Value("http.status")));
        Assert.InRange(probe.Value("http.total") ?? -1, 0, 10);
    }

    private static Task<PeerProgram> Exporter(string name, int port, (string Name, string Value)[] environment, params string[] arguments) =>
        PeerProgram.StartWith($"/usr/bin/prometheus-{name}-exporter", $"prometheus-{name}-exporter", port, environment, arguments);

    private static async Task<DevicePollResult> Poll(Polling polling, PeerProgram exporter)
    {
        DevicePollResult result = await polling.Ask(ProtocolPolls.Device(exporter.Endpoint, MonitoringProtocol.OpenMetrics, ""));

        // An exporter that has to look at everything for its first page may be late.
        for (int more = 0; more < 5 && result.Outcome == DevicePollOutcome.Timeout; more++)
            result = await polling.Ask(ProtocolPolls.Device(exporter.Endpoint, MonitoringProtocol.OpenMetrics, ""));
        Assert.True(result.Outcome == DevicePollOutcome.Answered, result.Detail);
        return result;
    }

    /// <summary>What looks at itself every few seconds answers earlier than it knows everything.</summary>
    private static async Task<DevicePollResult> Said(Polling polling, ObjectConfiguration device, string quantity)
    {
        long startedAt = Stopwatch.GetTimestamp();
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        while (true)
        {
            DevicePollResult result = await polling.Ask(device);
            if (result.Quantities.Any(read => read.Name == quantity)) return result;

            Assert.True(Stopwatch.GetElapsedTime(startedAt) < TimeSpan.FromMinutes(1), $"{quantity} is not among: {result.Detail} {string.Join('\n', result.Quantities)}");
            await again.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }

    private static async Task<(DevicePollResult Before, DevicePollResult Now)> Twice(PeerProgram exporter, TimeSpan apart = default)
    {
        await using var polling = new Polling(ProtocolPolls.Watcher);
        DevicePollResult before = await Poll(polling, exporter), now = await Poll(polling, exporter);
        while (now.At - before.At < apart) now = await Poll(polling, exporter);
        return (before, now);
    }
}
