using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Objects;
using PrisonOps.Tests.Peers.Programs;
using PrisonOps.Tests.Peers.Snmp;

namespace PrisonOps.Tests.Peers.Protocols;

/// <summary>Pages of Debian's exporters as they come, each read to its last series.</summary>
public sealed class ExporterTests
{
    [Theory]
    [InlineData("node", "--web.listen-address=", 300)]
    [InlineData("redis", "--web.listen-address=", 10)]
    [InlineData("postgres", "--web.listen-address=", 20)]
    [InlineData("blackbox", "--web.listen-address=", 20)]
    [InlineData("process", "-web.listen-address=", 20)]
    public async Task The_page_of_an_exporter_is_read_whole(string exporter, string option, int seriesMin)
    {
        int port = PeerProgram.FreePort();
        string listen = $"127.0.0.1:{port}";
        string[] arguments = exporter switch
        {
            "process" => ["-procnames=prisonops", $"{option}{listen}"],
            "blackbox" => ["--config.file=/etc/prometheus/blackbox.yml", $"{option}{listen}"],
            _ => [$"{option}{listen}"],
        };
        using PeerProgram program = await PeerProgram.StartWith(
            $"/usr/bin/prometheus-{exporter}-exporter", $"prometheus-{exporter}-exporter", port,
            [("DATA_SOURCE_NAME", "postgresql://nobody@127.0.0.1:1/none?sslmode=disable")], arguments);
        await using var polling = new Polling(ProtocolPolls.Watcher);

        DevicePollResult result = await polling.Ask(ProtocolPolls.Device(program.Endpoint, MonitoringProtocol.OpenMetrics, ""));

        Assert.True(result.Outcome == DevicePollOutcome.Answered, result.Detail);
        Assert.True(result.Value("metrics.series") >= seriesMin, $"{exporter} has {result.Value("metrics.series")} series");
    }
}
