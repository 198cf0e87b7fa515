using PrisonOps.Analyzers.Devices;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Objects;
using PrisonOps.Tests.Peers.Modbus;
using PrisonOps.Tests.Peers.Programs;
using PrisonOps.Tests.Peers.Snmp;

namespace PrisonOps.Tests.Peers.Protocols;

/// <summary>States of facilities in the server of libmodbus, read by the shipped profiles and judged by the shipped rules: what is wrong is found, and ends.</summary>
public sealed class ModbusStateTests
{
    private const int PollsMax = 6;
    private const string Rise = "temperature.rise";

    /// <summary>What an object says of its own cells.</summary>
    private const string
        CellVoltage = """{"battery.cell.voltage": {"levels": [{"severity": "major", "raise": 1.8, "clear": 1.9}]}}""",
        CellResistance = """{"battery.cell.resistance": {"levels": [{"severity": "minor", "raise": 0.45, "clear": 0.4}]}}""",
        StringVoltage = """{"battery.string.voltage": {"levels": [{"severity": "major", "raise": 480, "clear": 490}]}}""";

    private static readonly Dictionary<string, (string Settings, string Good)> Facilities = new()
    {
        ["doors"] = ("""{"profile": "doors", "repeats": {"doors": {"count": 2}}}""", ""),
        ["zones"] = ("""{"profile": "alarm-zones", "repeats": {"zones": {"count": 2}}}""", "d 0 1, d 4 1"),
        ["broadcast"] = ("""{"profile": "broadcast", "repeats": {"terminals": {"count": 2}}}""", "d 0 1, d 3 1"),
        ["contacts"] = ("""{"profile": "contacts", "repeats": {"fire": {"count": 1}, "fire-fault": {"count": 1}, "bulge": {"count": 1}}}""", ""),
        ["leak"] = ("""{"profile": "leak-cable"}""", "h 1 65535"),
        ["climate"] = ("""{"profile": "temperature-humidity"}""", "h 0 500, h 1 240"),
        ["feed"] = ("""{"profile": "feed", "repeats": {"switches": {"count": 2}}}""", "h 0 2300, h 1 2310, h 2 2290, h 6 5000"),
        ["ups"] = ("""{"profile": "ups-three-phase"}""", "h 9 300, h 10 310, h 11 320, h 17 96, h 18 25, h 19 250"),
        ["cells"] = (
            """{"profile": "battery-cells", "repeats": {"voltages": {"count": 2}, "temperatures": {"count": 2}, "resistances": {"count": 2}}}""",
            "h 0 2250, h 1 2251, h 240 250, h 241 251, h 480 300, h 481 301, h 720 5400"),
        ["branches"] = ("""{"profile": "branches", "repeats": {"branches": {"count": 2}}}""", "h 0 50, h 4 60"),
        ["transfer"] = ("""{"profile": "transfer-switch"}""", "h 0 2200, h 1 2201, h 2 2202, h 3 2200, h 4 2201, h 5 2202, h 13 1"),
        ["panel"] = ("""{"profile": "panel"}""", "h 0 2200"),
        ["crac"] = ("""{"profile": "air-conditioner"}""", "h 0 1, h 2 240, h 3 180, h 4 500, h 5 230, h 6 500"),
    };

    [Theory]
    [InlineData("doors", "d 5 1", "door.forced", "door 2", AlarmSeverity.Critical)]
    [InlineData("doors", "d 2 1", "door.held", "door 1", AlarmSeverity.Minor)]
    [InlineData("doors", "d 3 1", "door.fault", "door 1", AlarmSeverity.Major)]
    [Trait("Clause", "8.1.3-0.1")]
    public Task A_door_that_is_forced_held_open_or_faulty_is_found_and_ends(string facility, string bad, string alarm, string part, AlarmSeverity severity) =>
        AssertRaisedAndEnded(facility, bad, alarm, part, severity);

    [Theory]
    [InlineData("zones", "d 0 1, d 4 1, d 5 1", "zone.alarm", "zone 2", AlarmSeverity.Critical)]
    [InlineData("zones", "d 0 1, d 4 1, d 2 1", "zone.tamper", "zone 1", AlarmSeverity.Major)]
    [InlineData("zones", "d 0 1, d 4 1, d 3 1", "zone.fault", "zone 1", AlarmSeverity.Major)]
    [Trait("Clause", "8.1.3-0.2")]
    public Task A_zone_in_alarm_tampered_with_or_faulty_is_found_and_ends(string facility, string bad, string alarm, string part, AlarmSeverity severity) =>
        AssertRaisedAndEnded(facility, bad, alarm, part, severity);

    [Theory]
    [InlineData("broadcast", "d 0 1", "broadcast.offline", "terminal 2", AlarmSeverity.Minor)]
    [InlineData("broadcast", "d 0 1, d 3 1, d 5 1", "audio.fault", "terminal 2", AlarmSeverity.Major)]
    [Trait("Clause", "8.1.3-0.3")]
    public Task A_terminal_off_line_or_with_a_faulty_amplifier_is_found_and_ends(string facility, string bad, string alarm, string part, AlarmSeverity severity) =>
        AssertRaisedAndEnded(facility, bad, alarm, part, severity);

    [Theory]
    [InlineData("feed", "h 0 2430, h 1 2310, h 2 2290, h 6 5000", "power.quality", "a", AlarmSeverity.Major)]
    [InlineData("feed", "h 0 2300, h 1 1970, h 2 2290, h 6 5000", "power.quality", "b", AlarmSeverity.Major)]
    [InlineData("feed", "h 0 2300, h 1 2310, h 6 5000", "power.quality", "c", AlarmSeverity.Major)]
    [InlineData("feed", "h 0 2300, h 1 2310, h 2 2290, h 6 5060", "power.quality", "", AlarmSeverity.Minor)]
    [InlineData("feed", "h 0 2300, h 1 2310, h 2 2290, h 3 200, h 4 160, h 5 195, h 6 5000", "power.imbalance", "", AlarmSeverity.Minor)]
    [InlineData("feed", "h 0 2300, h 1 2310, h 2 2290, h 6 5000, h 16 2", "breaker.open", "switch 2", AlarmSeverity.Major)]
    [InlineData("branches", "h 0 50, h 4 60, h 7 2", "breaker.open", "branch 2", AlarmSeverity.Major)]
    [InlineData("panel", "h 0 2200, h 3 1", "fuse.blown", "branch 1", AlarmSeverity.Major)]
    [InlineData("transfer", "h 0 2200, h 1 2201, h 2 2202, h 3 2200, h 4 2201, h 5 2202, h 13 1, h 12 1", "power.redundancy", "", AlarmSeverity.Major)]
    [InlineData("transfer", "h 0 2200, h 1 2201, h 2 2202, h 3 2200, h 4 2201, h 5 2202, h 13 1, h 15 2", "breaker.open", "breaker 1", AlarmSeverity.Major)]
    [Trait("Clause", "8.6.1-b.1")]
    [Trait("Clause", "8.6.1-b.2")]
    [Trait("Clause", "8.6.4-0.8")]
    [Trait("Clause", "8.6.6-0.9")]
    public Task A_supply_out_of_its_limits_and_a_switch_that_tripped_are_found_and_end(string facility, string bad, string alarm, string part, AlarmSeverity severity) =>
        AssertRaisedAndEnded(facility, bad, alarm, part, severity);

    [Theory]
    [InlineData("h 9 300, h 17 96, h 18 25, h 19 250, h 20 1", "ups.on-battery", "", AlarmSeverity.Major)]
    [InlineData("h 9 300, h 17 96, h 18 25, h 19 250, h 20 2", "ups.bypass", "", AlarmSeverity.Minor)]
    [InlineData("h 9 300, h 17 96, h 18 25, h 19 250, h 20 4", "ups.rectifier", "", AlarmSeverity.Major)]
    [InlineData("h 9 300, h 17 96, h 18 25, h 19 250, h 20 8", "ups.inverter", "", AlarmSeverity.Major)]
    [InlineData("h 9 300, h 17 96, h 18 25, h 19 250, h 20 16", "battery.fault", "", AlarmSeverity.Major)]
    [InlineData("h 9 300, h 17 96, h 18 25, h 19 250, h 20 64", "ups.overload", "", AlarmSeverity.Critical)]
    [InlineData("h 9 300, h 17 15, h 18 25, h 19 250", "ups.battery.charge", "", AlarmSeverity.Critical)]
    [InlineData("h 9 300, h 17 96, h 18 2, h 19 250", "ups.battery.remaining", "", AlarmSeverity.Critical)]
    [InlineData("h 9 300, h 17 96, h 18 25, h 19 520", "ups.battery.temperature", "", AlarmSeverity.Major)]
    [InlineData("h 9 970, h 17 96, h 18 25, h 19 250", "ups.output.load", "a", AlarmSeverity.Major)]
    [Trait("Clause", "8.6.2-0.9")]
    public Task Each_preset_condition_of_a_supply_is_found_and_ends(string bad, string alarm, string part, AlarmSeverity severity) =>
        AssertRaisedAndEnded("ups", bad, alarm, part, severity);

    [Theory]
    [InlineData("contacts", "d 6 1", "battery.fault", "1", AlarmSeverity.Major, null)]
    [InlineData("cells", "h 0 2250, h 1 2251, h 240 250, h 241 520, h 480 300, h 481 301, h 720 5400", "battery.cell.temperature", "cell 2", AlarmSeverity.Major, null)]
    [InlineData("cells", "h 0 2250, h 1 1790, h 240 250, h 241 251, h 480 300, h 481 301, h 720 5400", "battery.cell.voltage", "cell 2", AlarmSeverity.Major, CellVoltage)]
    [InlineData("cells", "h 0 2250, h 1 2140, h 240 250, h 241 251, h 480 300, h 481 301, h 720 5400", "battery.cell.spread", "", AlarmSeverity.Minor, null)]
    [InlineData("cells", "h 0 2250, h 1 2251, h 240 250, h 241 251, h 480 460, h 481 301, h 720 5400", "battery.cell.resistance", "cell 1", AlarmSeverity.Minor, CellResistance)]
    [InlineData("cells", "h 0 2250, h 1 2251, h 240 250, h 241 251, h 480 300, h 481 301, h 720 4700", "battery.string.voltage", "string 1", AlarmSeverity.Major, StringVoltage)]
    [Trait("Clause", "8.6.3-0.4")]
    [Trait("Clause", "8.6.3-0.7")]
    public Task A_battery_out_of_what_its_object_allows_is_found_and_ends(
        string facility, string bad, string alarm, string part, AlarmSeverity severity, string? thresholds) =>
        AssertRaisedAndEnded(facility, bad, alarm, part, severity, thresholds);

    [Theory]
    [InlineData("climate", "h 0 500, h 1 410", "sensor.temperature", "", AlarmSeverity.Major)]
    [InlineData("climate", "h 0 500, h 1 40", "sensor.temperature", "", AlarmSeverity.Warning)]
    [InlineData("climate", "h 0 910, h 1 240", "sensor.humidity", "", AlarmSeverity.Major)]
    [InlineData("climate", "h 0 90, h 1 240", "sensor.humidity", "", AlarmSeverity.Warning)]
    [InlineData("crac", "h 0 1, h 2 240, h 3 180, h 4 500, h 5 230, h 6 500, h 9 1", "cooling.fault", "", AlarmSeverity.Major)]
    [Trait("Clause", "8.6.9-0.3")]
    public Task A_room_that_is_too_warm_too_cold_too_wet_or_too_dry_is_found_and_ends(string facility, string bad, string alarm, string part, AlarmSeverity severity) =>
        AssertRaisedAndEnded(facility, bad, alarm, part, severity);

    [Theory]
    [InlineData("leak", "h 0 1, h 1 123", "contact.water", "", AlarmSeverity.Critical)]
    [InlineData("leak", "h 0 2, h 1 65535", "contact.cable-break", "", AlarmSeverity.Major)]
    [InlineData("contacts", "d 0 1", "contact.water", "", AlarmSeverity.Critical)]
    [InlineData("contacts", "d 1 1", "contact.smoke", "", AlarmSeverity.Critical)]
    [InlineData("contacts", "d 2 1", "contact.lightning", "", AlarmSeverity.Major)]
    [InlineData("contacts", "d 3 1", "contact.fire", "1", AlarmSeverity.Critical)]
    [InlineData("contacts", "d 4 1", "sensor.fault", "1", AlarmSeverity.Warning)]
    [Trait("Clause", "8.6.10-0.2")]
    [Trait("Clause", "8.6.12-0.1")]
    [Trait("Clause", "8.6.12-0.2")]
    public async Task Water_smoke_fire_and_a_broken_cable_are_found_by_the_first_poll_that_sees_them(
        string facility, string bad, string alarm, string part, AlarmSeverity severity) =>
        Assert.InRange(await AssertRaisedAndEnded(facility, bad, alarm, part, severity), 1, alarm == "sensor.fault" ? 2 : 1);

    /// <returns>How many polls it took to find it.</returns>
    private static async Task<int> AssertRaisedAndEnded(string facility, string bad, string alarm, string part, AlarmSeverity severity, string? thresholds = null)
    {
        (string settings, string good) = Facilities[facility];
        using PeerProgram server = await ModbusServer.StartWith(Lines(good));
        await using var polling = new Polling(ProtocolPolls.Watcher);
        ObjectConfiguration target = ProtocolPolls.Device(server.Endpoint, MonitoringProtocol.Modbus, settings) with { Thresholds = thresholds };
        DeviceJudgement judgement = DeviceJudgement.Restore(target, Polling.Shipped.Current.Alarms, [], TimeProvider.System.GetUtcNow());
        await Poll();
        await Poll();
        Assert.True(judgement.Findings.IsEmpty, string.Join(", ", judgement.Findings));

        await ModbusServer.Change(server, Lines(bad));
        int polls = await Until(() => judgement.Findings.Any(finding => finding.Type == alarm));
        // A room that is too warm at once has become so fast, which is an alarm of its own for five minutes; a cell that fails lies apart.
        Finding found = Assert.Single(judgement.Findings, finding => finding.Type == alarm || finding.Type is not (Rise or DerivedQuantities.CellSpread));
        Assert.Equal((alarm, part, severity), (found.Type, found.Instance, found.Severity));

        await ModbusServer.Change(server, Lines(good));
        await Until(() => judgement.Findings.All(finding => finding.Type == Rise));
        return polls;

        async Task<int> Until(Func<bool> isSo)
        {
            for (int polled = 1; polled <= PollsMax; polled++)
            {
                await Poll();
                if (isSo()) return polled;
            }

            Assert.Fail($"After {PollsMax} polls there is still: {string.Join(", ", judgement.Findings)}");
            return 0;
        }

        async Task Poll()
        {
            DevicePollResult poll = await polling.Ask(target);
            Assert.True(poll.Outcome == DevicePollOutcome.Answered, poll.Detail);
            judgement.Take(poll, DerivedQuantities.With([.. poll.Quantities.Where(quantity => quantity.Kind is QuantityKind.Gauge or QuantityKind.State)]));
        }
    }

    private static string[] Lines(string map) => map.Split(", ", StringSplitOptions.RemoveEmptyEntries);
}
