using System.Globalization;
using System.Net;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Objects;
using PrisonOps.Tests.Peers.Databases;
using PrisonOps.Tests.Peers.Protocols;
using PrisonOps.Tests.Peers.Snmp;

namespace PrisonOps.Tests.Peers.Libvirt;

public sealed class LibvirtPollTests
{
    private const string Session = "{\"uri\": \"qemu:///session\"}";

    [Fact]
    [Trait("Clause", "8.1.6-0.1")]
    [Trait("Clause", "8.1.6-0.3")]
    public async Task A_host_tells_of_itself_and_of_each_of_its_machines()
    {
        using LibvirtHost host = await LibvirtHost.Start();
        await host.Machine("cell-guard");
        await host.Machine("spare", "define");
        await host.Pool("images");
        await using var polling = new Polling(ProtocolPolls.Watcher, ("Libvirt:SocketFolders", Path.GetDirectoryName(host.Socket)!));

        DevicePollResult first = await polling.Ask(At(host.Port, Session));
        DevicePollResult second = await polling.Ask(At(host.Port, $$"""{"uri": "qemu:///session", "socket": "{{host.Socket}}"}"""));

        Assert.True(first is { Outcome: DevicePollOutcome.Answered, Detail: "" }, $"{first.Outcome}: {first.Detail}");
        Assert.Equal((2, 1), (first.Value("guest.count"), first.Value("guest.running")));
        Assert.Equal((1, 5), (first.Value("guest.state", "cell-guard"), first.Value("guest.state", "spare")));
        Assert.Equal((64 << 20, 8 << 20), (first.Value("guest.memory.total", "cell-guard"), first.Value("guest.disk.size", "cell-guard vda")));
        Assert.True(second.Value("guest.cpu.load", "cell-guard") >= first.Value("guest.cpu.load", "cell-guard"), second.Detail);
        Assert.True(first.Value("guest.cpu.load", "cell-guard") > 0);
        Assert.True(second.Value("cpu.load") > first.Value("cpu.load"));
        Assert.InRange(first.Value("memory.used") ?? -1, 0.001, 1);
        Assert.StartsWith("libvirt ", first.Identity!.SysDescr, StringComparison.Ordinal);
        string capacity = (await host.Say("pool-info", "images", "--bytes")).Split('\n').First(line => line.StartsWith("Capacity", StringComparison.Ordinal)).Split(':')[1].Trim();
        Assert.Equal(double.Parse(capacity, CultureInfo.InvariantCulture), first.Value("storage.total", "images"));
        Assert.InRange(first.Value("storage.used", "images") ?? -1, 0.001, 1);
    }

    [Fact]
    public async Task A_machine_is_an_object_of_its_own_and_down_when_it_does_not_run()
    {
        using LibvirtHost host = await LibvirtHost.Start();
        await host.Machine("cell-guard");
        await using var polling = new Polling(ProtocolPolls.Watcher);
        const string settings = "{\"uri\": \"qemu:///session\", \"domain\": \"cell-guard\"}";

        DevicePollResult up = await polling.Ask(At(host.Port, settings));
        await host.Say("destroy", "cell-guard");
        DevicePollResult gone = await polling.Ask(At(host.Port, settings));

        Assert.True(up.Outcome == DevicePollOutcome.Answered, up.Detail);
        Assert.Equal(1, up.Value("guest.state"));
        Assert.NotNull(up.Value("guest.disk.read", "vda"));
        Assert.Equal(DevicePollOutcome.Unreachable, gone.Outcome);
        Assert.Contains("cell-guard", gone.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_driver_that_the_host_lacks_is_said_and_not_taken_for_down()
    {
        using LibvirtHost host = await LibvirtHost.Start();
        await using var polling = new Polling(ProtocolPolls.Watcher);

        DevicePollResult result = await polling.Ask(At(host.Port, "{\"uri\": \"abacus:///system\"}"));

        Assert.Equal(DevicePollOutcome.NotAsked, result.Outcome);
        Assert.Contains("abacus", result.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/var/run/docker.sock")]
    [InlineData("/run/libvirt/../docker.sock")]
    [InlineData("libvirt-sock")]
    public async Task Only_sockets_of_the_allowed_folders_are_spoken_to(string socket)
    {
        await using var polling = new Polling(ProtocolPolls.Watcher);

        DevicePollResult result = await polling.Ask(At(1, $$"""{"socket": "{{socket}}"}"""));

        Assert.Equal(DevicePollOutcome.NotAsked, result.Outcome);
        Assert.Contains("is not in a folder", result.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Something_else_than_libvirt_is_malformed_and_silence_a_time_out()
    {
        await using var polling = new Polling(ProtocolPolls.Watcher, ("Libvirt:ReadTimeout", "00:00:01"));
        await using ScriptedServer web = ScriptedServer.Saying([.. "HTTP/1.1 400 Bad Request\r\n\r\n"u8]), silent = ScriptedServer.Saying([]);

        DevicePollResult wrong = await polling.Ask(At(web.Endpoint.Port, Session)), late = await polling.Ask(At(silent.Endpoint.Port, Session));

        Assert.Equal((DevicePollOutcome.Malformed, DevicePollOutcome.Timeout), (wrong.Outcome, late.Outcome));
    }

    private static ObjectConfiguration At(int port, string settings) => ProtocolPolls.Device(new(IPAddress.Loopback, port), MonitoringProtocol.Libvirt, settings);
}
