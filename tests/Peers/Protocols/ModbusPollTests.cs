using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Modbus;
using PrisonOps.Ports.Objects;
using PrisonOps.Tests.Peers.Modbus;
using PrisonOps.Tests.Peers.Programs;
using PrisonOps.Tests.Peers.Snmp;

namespace PrisonOps.Tests.Peers.Protocols;

public sealed class ModbusPollTests
{
    [Theory]
    [InlineData(ModbusFraming.Tcp, "tcp")]
    [InlineData(ModbusFraming.RtuOverTcp, "rtuOverTcp")]
    public async Task The_points_of_a_device_become_quantities_with_their_scale(ModbusFraming framing, string named)
    {
        using PeerProgram server = await ModbusServer.Start(framing);
        await using var polling = new Polling(ProtocolPolls.Watcher);
        string settings = $$"""
            {"unit": 17, "framing": "{{named}}", "points": [
              {"name": "power.voltage", "instance": "a", "unit": "V", "table": "inputRegisters", "address": 100, "type": "f32"},
              {"name": "cooling.supply-temperature", "unit": "Cel", "table": "holdingRegisters", "address": 30, "type": "i16", "scale": 0.1},
              {"name": "contact.water", "kind": "state", "table": "discreteInputs", "address": 3, "type": "bits"},
              {"name": "contact.smoke", "kind": "state", "table": "discreteInputs", "address": 4, "type": "bits"}]}
            """;

        DevicePollResult result = await polling.Ask(ProtocolPolls.Device(server.Endpoint, MonitoringProtocol.Modbus, settings));

        Assert.True(result.Outcome == DevicePollOutcome.Answered, result.Detail);
        Assert.Equal((220.5, 21.0, 1, 0), (result.Value("power.voltage", "a"), result.Value("cooling.supply-temperature"), result.Value("contact.water"), result.Value("contact.smoke")));
    }

    [Fact]
    public async Task A_register_that_the_device_lacks_costs_only_itself()
    {
        using PeerProgram server = await ModbusServer.Start(ModbusFraming.Tcp);
        await using var polling = new Polling(ProtocolPolls.Watcher);
        const string settings = """
            {"unit": 17, "points": [
              {"name": "power.current", "instance": "a", "table": "holdingRegisters", "address": 299},
              {"name": "power.current", "instance": "b", "table": "holdingRegisters", "address": 300}]}
            """;

        DevicePollResult result = await polling.Ask(ProtocolPolls.Device(server.Endpoint, MonitoringProtocol.Modbus, settings));

        Assert.True(result.Outcome == DevicePollOutcome.Answered, result.Detail);
        Assert.Equal((299 * 7, null), (result.Value("power.current", "a"), result.Value("power.current", "b")));
        Assert.Contains("IllegalDataAddress", result.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"unit\": 17}", "neither a profile nor points")]
    [InlineData("{\"unt\": 17}", "settings of switch-01 cannot be read")]
    [InlineData("{\"profile\": \"toaster\"}", "'toaster'")]
    [InlineData("{\"points\": [{\"name\": \"x\", \"table\": \"coils\", \"address\": 70000, \"type\": \"bits\"}]}", "70000")]
    public async Task Settings_that_cannot_be_taken_are_not_asked_and_say_why(string settings, string reason)
    {
        await using var polling = new Polling(ProtocolPolls.Watcher);

        DevicePollResult result = await polling.Ask(ProtocolPolls.Device(new(System.Net.IPAddress.Loopback, 1), MonitoringProtocol.Modbus, settings));

        Assert.Equal(DevicePollOutcome.NotAsked, result.Outcome);
        Assert.Contains(reason, result.Detail, StringComparison.Ordinal);
    }
}
