using PrisonOps.AgentSimulator;
using PrisonOps.AgentSimulator.Control;
using PrisonOps.Ports.Logs;
using PrisonOps.Tests.Peers.Snmp;

namespace PrisonOps.Tests.Peers.Logs;

/// <summary>Devices of the demo estate push what is done to them, each from its own address.</summary>
public sealed class DemoDeviceTests(PushedInputUnderTest input) : IClassFixture<PushedInputUnderTest>, IAsyncDisposable
{
    private const string LinkDown = "1.3.6.1.6.3.1.1.5.3", LinkUp = "1.3.6.1.6.3.1.1.5.4", IfIndex = "1.3.6.1.2.1.2.2.1.1";

    private readonly SimulatedDevices devices = new(
        new DeviceDescription { Name = "switch-02", Address = "127.31.10.1", Kind = "switch", Count = 4 },
        new DeviceDescription { Name = "ups-01", Address = "127.31.10.2", Kind = "ups" });

    public async ValueTask DisposeAsync()
    {
        await devices.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_switch_that_goes_down_and_returns_says_so_by_trap_and_by_syslog()
    {
        Assert.Equal(["ok", "ok", "ok", "ok", "ok"], Tell("link switch-02 3 down", "link switch-02 3 up", "down switch-02", "down switch-02", "up switch-02"));

        foreach ((string trap, int port) in ((string, int)[])[(LinkDown, 3), (LinkUp, 3), (LinkDown, 1), (LinkUp, 1)])
        {
            Assert.Equal(1, await input.Count(message => message.TrapOid == trap && message.Address == "127.31.10.1" && message.Variables.Contains(new($"{IfIndex}.{port}", $"{port}")), 1));
        }

        LogMessage line = await input.Next(message => message.Text == "supply voltage lost, going down");
        Assert.Equal(("127.31.10.1", "switch-02", "power", LogSeverity.Error), (line.Address, line.Host, line.App, line.Severity));
    }

    [Fact]
    public async Task A_supply_on_battery_says_so_in_the_words_of_its_standard()
    {
        Assert.Equal(["ok", "ok"], Tell("set ups-01 1.3.6.1.2.1.33.1.4.1.0 5", "unset ups-01 1.3.6.1.2.1.33.1.4.1.0"));

        Assert.Equal("127.31.10.2", (await input.Next(message => message.TrapOid == "1.3.6.1.2.1.33.2.1")).Address);
        Assert.Equal(LogSeverity.Notice, (await input.Next(message => message.Text.EndsWith("is as before", StringComparison.Ordinal))).Severity);
    }

    private string[] Tell(params string[] lines)
    {
        ControlCommands commands = new(devices.Host, new(input.SyslogUdp, input.Traps, TimeProvider.System));
        return [.. lines.Select(commands.Run)];
    }
}
