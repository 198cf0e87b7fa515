using PrisonOps.AgentSimulator;
using PrisonOps.AgentSimulator.Mib;
using PrisonOps.Analyzers.Devices;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Profiles;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.Tests.Peers.Snmp;

/// <summary>States of real agents, read by the shipped profiles and judged by the shipped rules: what is wrong is found, and ends.</summary>
public sealed class PartStateTests : IAsyncLifetime
{
    private readonly SimulatedDevices devices = new(
        new DeviceDescription { Name = "ups", Address = "127.31.9.1", Kind = "ups" },
        new DeviceDescription { Name = "server", Address = "127.31.9.2", Kind = "server", Count = 2 },
        new DeviceDescription { Name = "door", Address = "127.31.9.3", Kind = "door-controller", Count = 4 },
        new DeviceDescription { Name = "crac", Address = "127.31.9.4", Kind = "air-conditioner" });
    private readonly Polling polling = new(new CredentialSecret("snmp-community", "prison-read", null, null, null, null, null, null, null));

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await polling.DisposeAsync();
        await devices.DisposeAsync();
    }

    [Theory]
    [InlineData("ups", "1.3.6.1.2.1.33.1.4.1.0", 5, "ups.on-battery", "", "battery", AlarmSeverity.Major)]
    [InlineData("ups", "1.3.6.1.2.1.33.1.4.1.0", 4, "ups.bypass", "", "bypass", AlarmSeverity.Minor)]
    [InlineData("ups", "1.3.6.1.2.1.33.1.4.1.0", 2, "ups.output", "", "none", AlarmSeverity.Critical)]
    [InlineData("ups", "1.3.6.1.2.1.33.1.2.1.0", 3, "battery.fault", "", "batteryLow", AlarmSeverity.Minor)]
    [InlineData("ups", "1.3.6.1.2.1.33.1.2.4.0", 15, "ups.battery.charge", "", "", AlarmSeverity.Critical)]
    [InlineData("ups", "1.3.6.1.2.1.33.1.2.7.0", 55, "ups.battery.temperature", "", "", AlarmSeverity.Major)]
    [InlineData("ups", "1.3.6.1.2.1.33.1.4.4.1.5.2", 97, "ups.output.load", "2", "", AlarmSeverity.Major)]
    [InlineData("ups", "1.3.6.1.2.1.33.1.6.1.0", 1, "ups.alarm", "", "", AlarmSeverity.Minor)]
    [Trait("Clause", "8.6.2-0.9")]
    public Task Each_preset_condition_of_a_ups_is_found_and_ends(string device, string name, int value, string alarm, string part, string word, AlarmSeverity severity) =>
        AssertRaisedAndEnded(device, name, value, alarm, part, word, severity);

    [Theory]
    [InlineData("server", "1.3.6.1.2.1.131.1.1.1.3.101", 2, "fan.fault", "Fan 1", "disabled", AlarmSeverity.Major)]
    [InlineData("server", "1.3.6.1.2.1.131.1.1.1.3.112", 2, "power-supply.fault", "Power supply 2", "disabled", AlarmSeverity.Major)]
    [InlineData("door", "1.3.6.1.2.1.99.1.1.1.4.32", 1, "door.forced", "Door 3 forced", "", AlarmSeverity.Critical)]
    [InlineData("crac", "1.3.6.1.2.1.99.1.1.1.4.6", 1, "contact.water", "Water leak", "", AlarmSeverity.Critical)]
    public Task A_part_that_fails_is_found_with_its_name_and_ends(string device, string name, int value, string alarm, string part, string word, AlarmSeverity severity) =>
        AssertRaisedAndEnded(device, name, value, alarm, part, word, severity);

    private async Task AssertRaisedAndEnded(string device, string name, int value, string alarm, string part, string word, AlarmSeverity severity)
    {
        ObjectConfiguration target = Polling.Device(devices.Endpoint(device));
        DeviceJudgement judgement = DeviceJudgement.Restore(target, Polling.Shipped.Current.Alarms, [], TimeProvider.System.GetUtcNow());
        await Poll(target, judgement);
        Assert.Empty(judgement.Findings);

        Assert.True(devices.Host.Find(device)!.TrySet(ObjectIdentifier.Parse(name), MibValues.Whole(value)));
        await Poll(target, judgement);
        DevicePollResult bad = await Poll(target, judgement);

        Finding finding = Assert.Single(judgement.Findings, finding => finding.Type == alarm);
        Assert.Equal((part, word, severity), (finding.Instance, finding.Evidence.Detail, finding.Severity));
        if (word.Length > 0) Assert.Contains(bad.States, state => state.Instance == part && state.State.Text == word && state.State.Grade != StateGrade.Normal);

        Assert.True(devices.Host.Find(device)!.TryReset(ObjectIdentifier.Parse(name)));
        await Poll(target, judgement);
        await Poll(target, judgement);
        Assert.Empty(judgement.Findings);
    }

    private async Task<DevicePollResult> Poll(ObjectConfiguration target, DeviceJudgement judgement)
    {
        DevicePollResult poll = await polling.Ask(target);
        Assert.Equal(DevicePollOutcome.Answered, poll.Outcome);
        judgement.Take(poll, [.. poll.Quantities.Where(quantity => quantity.Kind is QuantityKind.Gauge or QuantityKind.State)]);
        return poll;
    }
}
