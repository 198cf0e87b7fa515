using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Objects;
using PrisonOps.Tests.Peers.Modbus;
using PrisonOps.Tests.Peers.Programs;
using PrisonOps.Tests.Peers.Snmp;

namespace PrisonOps.Tests.Peers.Protocols;

/// <summary>The shipped profiles of Modbus against the server of libmodbus with their maps in it.</summary>
public sealed class ModbusProfileTests
{
    [Fact]
    [Trait("Clause", "8.1.3-0.1")]
    public async Task Doors_are_open_closed_forced_and_held_under_the_names_that_the_object_gives_them()
    {
        DevicePollResult result = await Poll(
            """{"profile": "doors", "repeats": {"doors": {"first": 100, "count": 3, "names": ["A 区大门", "", "会见室"]}}}""",
            "d 100 1", "d 101 1", "d 110 1");

        Assert.Equal((1, 1, 0), (result.Value("door.open", "A 区大门"), result.Value("door.forced", "A 区大门"), result.Value("door.held", "A 区大门")));
        Assert.Equal((0, 0), (result.Value("door.open", "door 2"), result.Value("door.forced", "door 2")));
        Assert.Equal((0, 1), (result.Value("door.forced", "会见室"), result.Value("door.held", "会见室")));
        Assert.Equal(12, result.Quantities.Length);
        DeviceState forced = result.States.Single(state => state is { Quantity: "door.forced", Instance: "A 区大门" });
        Assert.Equal(("forced", "door.forced"), (forced.State.Text, forced.Alarms?.TypeOf(forced.State.Value)));
    }

    [Fact]
    [Trait("Clause", "8.1.3-0.2")]
    public async Task A_zone_that_is_faulty_and_tampered_with_shows_two_states()
    {
        DevicePollResult result = await Poll("""{"profile": "alarm-zones"}""", "d 4 1", "d 6 1", "d 7 1");

        Assert.Equal((1, 1), (result.Value("alarm-zone.tamper", "zone 2"), result.Value("alarm-zone.fault", "zone 2")));
        Assert.Equal((1, 0), (result.Value("alarm-zone.armed", "zone 2"), result.Value("alarm-zone.alarm", "zone 2")));
        Assert.Equal(0, result.Value("alarm-zone.tamper", "zone 1"));
    }

    [Fact]
    [Trait("Clause", "8.1.3-0.3")]
    public async Task A_terminal_that_is_off_line_and_an_amplifier_at_fault_are_told_apart()
    {
        DevicePollResult result = await Poll("""{"profile": "broadcast", "repeats": {"terminals": {"count": 2}}}""", "d 0 1", "d 1 1", "d 5 1");

        Assert.Equal((0, 1, 0), (result.Value("broadcast.offline", "terminal 1"), result.Value("broadcast.playing", "terminal 1"), result.Value("broadcast.amplifier-fault", "terminal 1")));
        Assert.Equal((1, 1), (result.Value("broadcast.offline", "terminal 2"), result.Value("broadcast.amplifier-fault", "terminal 2")));
    }

    [Fact]
    [Trait("Clause", "8.6.11-0.1")]
    public async Task A_contact_alarms_when_it_closes_or_when_it_opens_as_the_object_says()
    {
        string[] map = ["d 2 1"];

        DevicePollResult closes = await Poll("""{"profile": "contacts"}""", map);
        DevicePollResult opens = await Poll("""{"profile": "contacts", "repeats": {"lightning": {"inverted": true}}}""", map);

        Assert.Equal((1, 0), (closes.Value("contact.lightning"), opens.Value("contact.lightning")));
    }

    [Fact]
    [Trait("Clause", "8.6.10-0.1")]
    [Trait("Clause", "8.6.9-0.1")]
    [Trait("Clause", "8.6.9-0.2")]
    public async Task Climate_and_the_place_of_a_leak_come_in_plain_units()
    {
        DevicePollResult climate = await Poll(
            """{"profile": "temperature-humidity", "repeats": {"sensors": {"count": 2, "names": ["冷通道", "热通道"]}}}""", "h 0 453", "h 1 65436", "h 2 500", "h 3 317");
        DevicePollResult leak = await Poll("""{"profile": "leak-cable", "offset": 50}""", "h 50 1", "h 51 123");

        Assert.Equal((45.3, -10.0), (Rounded("sensor.humidity", "冷通道"), Rounded("sensor.temperature", "冷通道")));
        Assert.Equal((50.0, 31.7), (Rounded("sensor.humidity", "热通道"), Rounded("sensor.temperature", "热通道")));
        Assert.Equal((1, 0), (leak.Value("contact.water"), leak.Value("contact.cable-break")));
        Assert.Equal(12.3, leak.Value("sensor.leak-position") ?? 0, 6);
        double Rounded(string name, string instance) => Math.Round(climate.Value(name, instance) ?? 0, 6);
    }

    [Fact]
    [Trait("Clause", "8.6.1-a.1")]
    [Trait("Clause", "8.6.1-a.2")]
    [Trait("Clause", "8.6.1-a.3")]
    [Trait("Clause", "8.6.1-a.4")]
    [Trait("Clause", "8.6.1-a.5")]
    [Trait("Clause", "8.6.1-a.6")]
    [Trait("Clause", "8.6.1-a.7")]
    [Trait("Clause", "8.6.1-a.8")]
    public async Task A_meter_of_sunspec_is_found_wherever_its_block_stands_and_read_with_its_own_powers_of_ten()
    {
        DevicePollResult result = await Poll("""{"profile": "meter-sunspec"}""", [
            "h 40000 21365", "h 40001 28243", "h 40002 1", "h 40003 66", .. Text(40004, "Meters"), .. Text(40020, "M3"), .. Text(40052, "SN-0815"),
            "h 40070 203", "h 40071 105",
            .. Registers(40072, 120, 40, 41, 39, -1), .. Registers(40077, 2301, 2310, 2305, 2299, -32768, 4000, 4010, 3990, -1),
            .. Registers(40086, 5002, -2), .. Registers(40088, 2640, 900, 880, 860, 0), .. Registers(40093, 2700, 910, 900, 890, 0),
            .. Registers(40098, 566, 190, 188, 188, 0), .. Registers(40103, 978, 979, 977, 978, -1), .. Registers(40116, 1, 34464), .. Registers(40124, 0),
            "h 40177 65535",
        ]);

        Assert.Equal(("Meters", "M3", "SN-0815"), (result.Identity?.Vendor, result.Identity?.Model, result.Identity?.Serial));
        Assert.Equal((12.0, 4.1), (Rounded("power.current", "total"), Rounded("power.current", "b")));
        Assert.Equal((231.0, 400.0), (Rounded("power.voltage", "a"), Rounded("power.voltage", "ab")));
        Assert.Equal((50.02, 2640.0, 2700.0, 566.0), (Rounded("power.frequency", ""), Rounded("power.active", "total"), Rounded("power.apparent", "total"), Rounded("power.reactive", "total")));
        Assert.Equal((0.978, 100.0), (Rounded("power.factor", "total"), Rounded("power.energy.active", "import")));
        double? Rounded(string name, string instance) => result.Value(name, instance) is { } value ? Math.Round(value, 6) : null;
    }

    [Fact]
    [Trait("Clause", "8.6.1-a.9")]
    [Trait("Clause", "8.6.1-a.10")]
    [Trait("Clause", "8.6.1-b.1")]
    [Trait("Clause", "8.6.4-0.1")]
    [Trait("Clause", "8.6.4-0.2")]
    [Trait("Clause", "8.6.4-0.3")]
    public async Task An_incoming_feed_shows_its_phases_energies_and_switches_and_an_object_adds_points_of_its_own()
    {
        DevicePollResult result = await Poll(
            """
            {"profile": "feed", "repeats": {"switches": {"count": 2}}, "points": [
              {"name": "power.energy.active", "instance": "a", "unit": "kWh", "table": "holdingRegisters", "address": 100, "type": "u32", "scale": 0.1},
              {"name": "power.energy.active", "instance": "b", "unit": "kWh", "table": "holdingRegisters", "address": 102, "type": "u32", "scale": 0.1},
              {"name": "power.energy.active", "instance": "c", "unit": "kWh", "table": "holdingRegisters", "address": 104, "type": "u32", "scale": 0.1}]}
            """,
            [.. Registers(0, 2301, 2302, 2303, 101, 102, 103, 5001, 26, 7, 27, 962, 1, 34464, 0, 5000, 0, 2), .. Registers(100, 0, 111, 0, 222, 0, 333)]);

        Assert.Equal((230.1, 230.3, 10.2), (Rounded("power.voltage", "a"), Rounded("power.voltage", "c"), Rounded("power.current", "b")));
        Assert.Equal((2600.0, 700.0, 10_000.0, 500.0), (Rounded("power.active", "total"), Rounded("power.reactive", "total"), Rounded("power.energy.active", ""), Rounded("power.energy.reactive", "")));
        Assert.Equal((11.1, 22.2, 33.3), (Rounded("power.energy.active", "a"), Rounded("power.energy.active", "b"), Rounded("power.energy.active", "c")));
        Assert.Equal((0, 2), (result.Value("power.switch", "switch 1"), result.Value("power.switch", "switch 2")));
        double Rounded(string name, string instance) => Math.Round(result.Value(name, instance) ?? -1, 6);
    }

    [Fact]
    [Trait("Clause", "8.6.2-0.6")]
    [Trait("Clause", "8.6.2-0.7")]
    public async Task A_supply_that_discharges_shows_its_charge_fall_and_one_on_bypass_the_voltage_there()
    {
        string[] quiet = [.. Registers(12, 2211, 2212, 2213, 5402), "h 16 65436"];
        using PeerProgram server = await ModbusServer.StartWith([.. quiet, "h 17 80", "h 18 30", "h 20 1"]);

        DevicePollResult before = await Poll(server, """{"profile": "ups-three-phase"}""");
        await ModbusServer.Change(server, [.. quiet, "h 17 60", "h 18 20", "h 20 1"]);
        DevicePollResult after = await Poll(server, """{"profile": "ups-three-phase"}""");
        await ModbusServer.Change(server, [.. quiet, "h 17 60", "h 18 20", "h 20 2"]);
        DevicePollResult bypass = await Poll(server, """{"profile": "ups-three-phase"}""");

        Assert.Equal((0.8, 1800, 0.6, 1200), (before.Value("ups.battery.charge"), before.Value("ups.battery.remaining"), after.Value("ups.battery.charge"), after.Value("ups.battery.remaining")));
        Assert.Equal((540.2, -10.0), (Math.Round(after.Value("ups.battery.voltage") ?? 0, 6), Math.Round(after.Value("ups.battery.current") ?? 0, 6)));
        Assert.Equal((0, 1, 221.2), (after.Value("ups.bypass"), bypass.Value("ups.bypass"), Math.Round(bypass.Value("ups.bypass.voltage", "b") ?? 0, 6)));
    }

    [Fact]
    [Trait("Clause", "8.6.3-0.1")]
    [Trait("Clause", "8.6.3-0.2")]
    [Trait("Clause", "8.6.3-0.3")]
    [Trait("Clause", "8.6.3-0.5")]
    [Trait("Clause", "8.6.3-0.6")]
    public async Task Two_hundred_and_forty_cells_are_read_in_one_poll()
    {
        DevicePollResult result = await Poll("""{"profile": "battery-cells"}""", [
            .. Enumerable.Range(0, 240).SelectMany(cell => new[] { $"h {cell} {2250 + cell}", $"h {240 + cell} {250 + (cell % 10)}", $"h {480 + cell} {300 + cell}" }),
            "h 720 5405", "h 721 65511",
        ]);

        Assert.Equal(722, result.Quantities.Length);
        Assert.Equal((2.489, 25.9, 0.539), (Rounded("battery.cell.voltage", "cell 240"), Rounded("battery.cell.temperature", "cell 240"), Rounded("battery.cell.resistance", "cell 240")));
        Assert.Equal((540.5, -2.5), (Rounded("battery.string.voltage", "string 1"), Rounded("battery.string.current", "string 1")));
        double Rounded(string name, string instance) => Math.Round(result.Value(name, instance) ?? 0, 6);
    }

    [Fact]
    [Trait("Clause", "8.6.4-0.4")]
    [Trait("Clause", "8.6.4-0.5")]
    [Trait("Clause", "8.6.4-0.6")]
    [Trait("Clause", "8.6.4-0.7")]
    public async Task Eighty_four_branches_show_current_power_and_the_breaker_that_tripped()
    {
        DevicePollResult result = await Poll("""{"profile": "branches"}""", "h 332 57", "h 333 120", "h 334 950", "h 335 2");

        Assert.Equal(84 * 4, result.Quantities.Length);
        Assert.Equal((5.7, 1200, 2), (Math.Round(result.Value("power.branch.current", "branch 84") ?? 0, 6), result.Value("power.branch.active", "branch 84"), result.Value("power.branch.breaker", "branch 84")));
        Assert.Equal(0, result.Value("power.branch.breaker", "branch 83"));
    }

    [Fact]
    [Trait("Clause", "8.6.2-0.1")]
    [Trait("Clause", "8.6.2-0.2")]
    [Trait("Clause", "8.6.2-0.3")]
    [Trait("Clause", "8.6.2-0.4")]
    [Trait("Clause", "8.6.2-0.5")]
    [Trait("Clause", "8.6.2-0.8")]
    public async Task A_three_phase_supply_shows_its_phases_and_which_part_failed()
    {
        DevicePollResult result = await Poll("""{"profile": "ups-three-phase", "offset": 1000}""", [
            .. Registers(1000, 2201, 2202, 2203, 2301, 2302, 2303, 100, 110, 120, 450, 460, 470), "h 1017 96", "h 1018 25", "h 1020 4",
        ]);

        Assert.Equal((220.3, 230.1, 11.0, 0.47), (Rounded("ups.input.voltage", "c"), Rounded("ups.output.voltage", "a"), Rounded("ups.output.current", "b"), Rounded("ups.output.load", "c")));
        Assert.Equal((0.96, 1500.0), (Rounded("ups.battery.charge", ""), Rounded("ups.battery.remaining", "")));
        Assert.Equal((1.0, 0.0, 0.0), (Rounded("ups.rectifier-fault", ""), Rounded("ups.inverter-fault", ""), Rounded("ups.on-battery", "")));
        double Rounded(string name, string instance) => Math.Round(result.Value(name, instance) ?? -1, 6);
    }

    [Fact]
    [Trait("Clause", "8.6.7-0.1")]
    [Trait("Clause", "8.6.8-0.1")]
    [Trait("Clause", "8.6.8-0.2")]
    [Trait("Clause", "8.6.8-0.3")]
    [Trait("Clause", "8.6.8-0.4")]
    public async Task An_air_conditioner_shows_its_state_mode_and_climate()
    {
        DevicePollResult result = await Poll("""{"profile": "air-conditioner"}""", "h 0 1", "h 1 4", "h 2 241", "h 3 182", "h 8 9", "h 9 1");

        Assert.Equal((1, 4, 1), (result.Value("cooling.state"), result.Value("cooling.mode"), result.Value("cooling.fault")));
        Assert.Equal((24.1, 18.2), (Math.Round(result.Value("cooling.return-temperature") ?? 0, 6), Math.Round(result.Value("cooling.supply-temperature") ?? 0, 6)));
        Assert.Equal((1, 0, 1), (result.Value("cooling.compressor"), result.Value("cooling.heater"), result.Value("cooling.fan")));
    }

    [Fact]
    [Trait("Clause", "8.6.6-0.1")]
    [Trait("Clause", "8.6.6-0.2")]
    [Trait("Clause", "8.6.6-0.3")]
    [Trait("Clause", "8.6.6-0.4")]
    [Trait("Clause", "8.6.6-0.5")]
    [Trait("Clause", "8.6.6-0.6")]
    [Trait("Clause", "8.6.6-0.7")]
    [Trait("Clause", "8.6.6-0.8")]
    public async Task A_transfer_switch_shows_its_sources_its_load_its_breakers_and_counts_its_transfers()
    {
        DevicePollResult result = await Poll(
            """{"profile": "transfer-switch"}""", [.. Registers(0, 2200, 2201, 2202, 2210, 2211, 2212, 101, 102, 103, 950, 25, 6, 2, 2, 7, 0, 2, 1)]);

        Assert.Equal((220.2, 221.0), (Rounded("transfer.source.voltage", "source 1 c"), Rounded("transfer.source.voltage", "source 2 a")));
        Assert.Equal((10.2, 0.95, 2500.0, 600.0), (Rounded("transfer.current", "b"), Rounded("transfer.factor", ""), Rounded("transfer.active", ""), Rounded("transfer.reactive", "")));
        Assert.Equal((2, 2, 7), (result.Value("transfer.state"), result.Value("transfer.active-source"), result.Value("transfer.transfers")));
        Assert.Equal((0, 2, 1), (result.Value("transfer.breaker", "breaker 1"), result.Value("transfer.breaker", "breaker 2"), result.Value("transfer.breaker", "breaker 3")));
        double Rounded(string name, string instance) => Math.Round(result.Value(name, instance) ?? -1, 6);
    }

    [Fact]
    [Trait("Clause", "8.6.5-0.1")]
    [Trait("Clause", "8.6.5-0.2")]
    [Trait("Clause", "8.6.5-0.3")]
    [Trait("Clause", "8.6.5-0.4")]
    public async Task A_panel_shows_its_voltage_current_and_the_branch_that_is_open_or_blown()
    {
        DevicePollResult panel = await Poll("""{"profile": "panel"}""", "h 0 2400", "h 1 153", "h 4 1", "h 5 1");

        Assert.Equal((240, 15.3), (panel.Value("panel.voltage"), Math.Round(panel.Value("panel.current") ?? 0, 6)));
        Assert.Equal((1, 0), (panel.Value("panel.switch", "branch 2"), panel.Value("panel.switch", "branch 1")));
        Assert.Equal((1, 0), (panel.Value("panel.fuse", "branch 2"), panel.Value("panel.fuse", "branch 1")));
    }

    [Fact]
    public async Task Settings_that_name_a_repeat_which_the_profile_lacks_say_what_it_has()
    {
        await using var polling = new Polling(ProtocolPolls.Watcher);

        DevicePollResult result = await polling.Ask(ProtocolPolls.Device(
            new(System.Net.IPAddress.Loopback, 1), MonitoringProtocol.Modbus, """{"profile": "doors", "repeats": {"gates": {"count": 1}}}"""));

        Assert.Equal((DevicePollOutcome.NotAsked, "'gates' is none of the repeats of profile 'doors': doors"), (result.Outcome, result.Detail));
    }

    private static async Task<DevicePollResult> Poll(string settings, params IEnumerable<string> map)
    {
        using PeerProgram server = await ModbusServer.StartWith(map);
        return await Poll(server, settings);
    }

    private static async Task<DevicePollResult> Poll(PeerProgram server, string settings)
    {
        await using var polling = new Polling(ProtocolPolls.Watcher);
        DevicePollResult result = await polling.Ask(ProtocolPolls.Device(server.Endpoint, MonitoringProtocol.Modbus, settings));
        Assert.True(result.Outcome == DevicePollOutcome.Answered, result.Detail);
        return result;
    }

    private static IEnumerable<string> Registers(int first, params int[] values) => values.Select((value, i) => $"h {first + i} {(ushort)value}");

    private static IEnumerable<string> Text(int first, string text) =>
        Enumerable.Range(0, (text.Length + 1) / 2).Select(i => $"h {first + i} {(text[2 * i] << 8) | (2 * i + 1 < text.Length ? text[(2 * i) + 1] : 0)}");
}
