using System.Collections.Immutable;
using PrisonOps.AgentSimulator;
using PrisonOps.AgentSimulator.Control;
using PrisonOps.Analyzers.Devices;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Objects;
using PrisonOps.Tests.Support;

namespace PrisonOps.Tests.Peers.Snmp;

public sealed class SimulatedDevicePollTests : IAsyncDisposable
{
    private readonly SimulatedDevices devices = new(
        new DeviceDescription { Name = "switch", Address = "127.81.0.1", Kind = "switch", Count = 48 },
        new DeviceDescription { Name = "ups", Address = "127.81.0.2", Kind = "ups", Load = 0.4 },
        new DeviceDescription { Name = "crac", Address = "127.81.0.3", Kind = "air-conditioner" },
        new DeviceDescription { Name = "server", Address = "127.81.0.4", Kind = "server", Count = 4, Load = 0.5 },
        new DeviceDescription { Name = "storage", Address = "127.81.0.5", Kind = "storage", Count = 6 },
        new DeviceDescription { Name = "door", Address = "127.81.0.6", Kind = "door-controller", Count = 8 });

    private readonly Polling polling = new(
        new CredentialSecret("snmp-community", "prison-read", null, null, null, null, null, null, null));

    public async ValueTask DisposeAsync()
    {
        await polling.DisposeAsync();
        await devices.DisposeAsync();
    }

    [Fact]
    [Trait("Clause", "8.1.5-0.1")]
    public async Task A_switch_shows_its_ports_with_speed_state_and_counters()
    {
        DevicePollResult result = await Poll("switch");

        Assert.Equal(48, result.Interfaces.Length);
        Assert.Equal(new(1, "GE1/0/1", "", 6, 1e9, 1, 1), result.Interfaces[0]);
        Assert.Equal(("XGE1/0/48", 10e9), (result.Interfaces[47].Name, result.Interfaces[47].SpeedBps));
        Assert.Equal(2, result.Interfaces[6].OperStatus);
        Assert.Equal(48, result.Quantities.Count(quantity => quantity is { Name: "interface.in", Kind: QuantityKind.Counter64 }));
        Assert.InRange(Value(result, "cpu.load"), 0.15, 0.45);
    }

    [Fact]
    public async Task A_link_that_goes_down_is_seen_at_the_next_poll_and_counts_nothing()
    {
        Assert.Equal("ok", Command("link switch 3 down"));
        DevicePollResult before = await Poll("switch");
        DevicePollResult after = await Poll("switch");

        Assert.Equal((2, 1), (after.Interfaces[2].OperStatus, after.Interfaces[3].OperStatus));
        Assert.Equal(0, Value([.. CounterRates.Between(before, after)], "interface.in", "GE1/0/3"));
        Assert.True(Value([.. CounterRates.Between(before, after)], "interface.in", "GE1/0/4") > 0);
    }

    [Fact]
    public async Task A_restart_is_seen_in_the_uptime_and_gives_no_rates()
    {
        DevicePollResult before = await Poll("switch");
        Assert.Equal("ok", Command("restart switch"));
        DevicePollResult after = await Poll("switch");

        Assert.True(after.Uptime < TimeSpan.FromMinutes(1) && before.Uptime > TimeSpan.FromHours(1), $"{before.Uptime} then {after.Uptime}");
        Assert.DoesNotContain(CounterRates.Between(before, after), rate => rate.Name.StartsWith("interface.", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Clause", "8.6.2-0.1")]
    [Trait("Clause", "8.6.2-0.2")]
    [Trait("Clause", "8.6.2-0.3")]
    public async Task A_supply_shows_three_phases_charge_and_remaining_time()
    {
        DevicePollResult result = await Poll("ups");

        Assert.Equal((0.0, 3.0), (Value(result, "ups.on-battery"), Value(result, "ups.output.source")));
        Assert.InRange(Value(result, "ups.battery.charge"), 0.95, 1);
        Assert.Equal(45 * 60, Value(result, "ups.battery.remaining"));
        foreach (string phase in (string[])["1", "2", "3"])
        {
            Assert.InRange(Value(result.Quantities, "ups.input.voltage", phase), 215, 240);
            Assert.Equal(220, Value(result.Quantities, "ups.output.voltage", phase));
            Assert.InRange(Value(result.Quantities, "ups.output.current", phase), 20, 50);
            Assert.InRange(Value(result.Quantities, "ups.output.load", phase), 0.2, 0.6);
        }

        Assert.Equal("ok", Command("set ups 1.3.6.1.2.1.33.1.4.1.0 5"));
        Assert.Equal(1, Value(await Poll("ups"), "ups.on-battery"));
    }

    [Fact]
    [Trait("Clause", "8.6.7-0.2")]
    public async Task An_air_conditioner_shows_its_climate_in_plain_units()
    {
        DevicePollResult result = await Poll("crac");

        Assert.InRange(Value(result.Quantities, "sensor.temperature", "Return air temperature"), 21, 27);
        Assert.InRange(Value(result.Quantities, "sensor.humidity", "Return air humidity"), 38, 54);
        Assert.InRange(Value(result.Quantities, "sensor.fan-speed", "Fan 1"), 1_300, 1_600);
        Assert.Equal("ok", Command("set 127.81.0.3 1.3.6.1.2.1.99.1.1.1.4.1 385"));
        Assert.Equal(38.5, Value((await Poll("crac")).Quantities, "sensor.temperature", "Return air temperature"));
    }

    [Fact]
    [Trait("Clause", "7.1.3-f.1")]
    public async Task A_server_shows_memory_without_its_cache_and_each_file_system()
    {
        DevicePollResult result = await Poll("server");

        Assert.InRange(Value(result, "cpu.load"), 0.3, 0.7);
        Assert.Equal(64L << 30, Value(result, "memory.total"));
        Assert.InRange(Value(result, "memory.used"), 0.3, 0.5);
        Assert.Equal(0.31, Value(result.Quantities, "storage.used", "/"), 3);
        Assert.Equal(["/", "/var", "/srv/video"], Instances(result, "storage.used"));
    }

    [Fact]
    [Trait("Clause", "8.1.3-0.1")]
    public async Task A_forced_door_is_a_state_of_the_controller()
    {
        Assert.Equal("ok", Command("set door 1.3.6.1.2.1.99.1.1.1.4.32 1"));
        DevicePollResult result = await Poll("door");

        Assert.Equal((1.0, 2.0), (
            Value(result.Quantities, "sensor.switch", "Door 3 forced"), Value(result.Quantities, "sensor.switch", "Door 4 forced")));
        Assert.InRange(Value(result.Quantities, "sensor.voltage", "Battery"), 13, 14.2);
    }

    [Fact]
    public async Task A_disk_array_shows_its_volumes_and_disks()
    {
        DevicePollResult result = await Poll("storage");

        Assert.Equal(["vol01", "vol02", "vol03", "vol04", "vol05", "vol06"], Instances(result, "storage.used"));
        Assert.Equal(12, Instances(result, "sensor.temperature").Length);
    }

    [Fact]
    public async Task The_control_socket_answers_each_line_and_names_what_is_wrong()
    {
        string path = Path.Combine(Path.GetTempPath(), $"prisonops-{Guid.NewGuid():N}.sock");
        using var closing = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var control = new ControlSocket(path, new(devices.Host));
        Task serving = control.Serve(closing.Token);

        string[] answers =
        [
            await ControlSocket.Send(path, "down switch"),
            await ControlSocket.Send(path, "down switch-99"),
            await ControlSocket.Send(path, "link switch 77 down"),
            await ControlSocket.Send(path, "garbage switch loud"),
            await ControlSocket.Send(path, "list"),
        ];
        await closing.CancelAsync();
        await serving;

        Assert.Equal("ok", answers[0]);
        Assert.Contains("'switch-99'", answers[1], StringComparison.Ordinal);
        Assert.Contains("ifIndex '77'", answers[2], StringComparison.Ordinal);
        Assert.Contains("random|half", answers[3], StringComparison.Ordinal);
        Assert.Contains($"switch\t{devices.Endpoint("switch")}\tswitch\tdown", answers[4], StringComparison.Ordinal);
    }

    [Fact]
    public void The_devices_of_the_demo_estate_are_well_described()
    {
        string folder = Path.Combine(SourceFolder.Root, "deploy", "demo-estate", "devices");

        IReadOnlyList<DeviceDescription> described = DeviceFolder.Read(folder);

        Assert.True(described.Count >= 30, $"{described.Count} devices");
        Assert.All(described, device => Assert.True(AgentSimulator.Shapes.DeviceShapes.Build(device).Tree.Count > 10, device.Name));
    }

    private static double Value(DevicePollResult result, string name) => Value(result.Quantities, name, "");

    private static double Value(ImmutableArray<Quantity> quantities, string name, string instance) =>
        Assert.Single(quantities, quantity => quantity.Name == name && quantity.Instance == instance).Value;

    private static string[] Instances(DevicePollResult result, string name) =>
        [.. result.Quantities.Where(quantity => quantity.Name == name).Select(quantity => quantity.Instance)];

    private string Command(string line) => new ControlCommands(devices.Host).Run(line);

    private async Task<DevicePollResult> Poll(string name)
    {
        DevicePollResult result = await polling.Ask(devices.Endpoint(name));
        Assert.Equal((DevicePollOutcome.Answered, ""), (result.Outcome, result.Detail));
        return result;
    }
}
