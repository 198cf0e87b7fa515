using System.Collections.Immutable;
using PrisonOps.GrainInterfaces.Devices;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Profiles;
using PrisonOps.Ports.Samples;
using PrisonOps.Tests.Grains.Estate;

namespace PrisonOps.Tests.Grains.Devices;

public sealed class DeviceGrainTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Clause", "8.3.5-a.1")]
    public async Task A_device_that_stops_answering_is_an_alarm_and_one_that_answers_again_clears_it()
    {
        await using var estate = new EstateGrid();
        ObjectConfiguration device = estate.AddDevice(criticality: Criticality.Core);
        await estate.StartAsync(cancellationToken: Cancel);
        await estate.UntilState(device.Id, ObjectState.Normal);

        estate.Devices.Fail(device.Id, DevicePollOutcome.Timeout, "no answer");
        await estate.Until(() => estate.Alarms.Open is [{ Type: "device.unreachable", Severity: AlarmSeverity.Critical, Evidence.Detail: "no answer" }]);
        await estate.UntilState(device.Id, ObjectState.Unreachable);

        estate.Devices.Answer(device.Id);
        await estate.Until(() => estate.Alarms.Open.IsEmpty);
        await estate.UntilState(device.Id, ObjectState.Normal);
    }

    [Fact]
    public async Task A_fan_that_fails_is_an_alarm_with_its_name_and_word_and_a_good_one_clears_it()
    {
        await using var estate = new EstateGrid();
        ObjectConfiguration device = estate.AddDevice();
        DeviceState state = estate.Profiles.FanState(StateGrade.Normal, "ok");
        estate.Devices.Script(device.Id, _ => estate.Devices.Answered([]) with { States = [Volatile.Read(ref state)] });
        await estate.StartAsync(cancellationToken: Cancel);
        await estate.UntilState(device.Id, ObjectState.Normal);

        Volatile.Write(ref state, estate.Profiles.FanState(StateGrade.Fault, "failed"));
        await estate.Until(() => estate.Alarms.Open is
            [{ Type: "fan.fault", Instance: "Fan 1", Severity: AlarmSeverity.Major, Evidence: { Detail: "failed", Expected: "ok" } }]);
        DeviceStatus status = await estate.Device(device.Id).GetStatus();
        Assert.Equal(("Fan 1", StateGrade.Fault), (Assert.Single(status.States).Instance, status.States[0].State.Grade));

        Volatile.Write(ref state, estate.Profiles.FanState(StateGrade.Normal, "ok"));
        await estate.Until(() => estate.Alarms.Open.IsEmpty);
        await estate.UntilState(device.Id, ObjectState.Normal);
    }

    [Theory]
    [InlineData(DevicePollOutcome.Unauthorised, "device.unauthorised")]
    [InlineData(DevicePollOutcome.Malformed, "device.malformed")]
    public async Task Refused_credentials_and_garbage_are_named_and_never_called_down(DevicePollOutcome outcome, string type)
    {
        await using var estate = new EstateGrid();
        ObjectConfiguration device = estate.AddDevice();
        estate.Devices.Fail(device.Id, outcome, "a word of the device");

        await estate.StartAsync(cancellationToken: Cancel);

        await estate.Until(() => estate.Alarms.Open.Any(row => row.Type == type && row.Evidence.Detail == "a word of the device"));
        await estate.UntilState(device.Id, ObjectState.Warning);
        Assert.Single(estate.Alarms.History);
    }

    [Fact]
    public async Task Counters_become_rates_and_samples_one_row_a_poll()
    {
        await using var estate = new EstateGrid();
        ObjectConfiguration device = estate.AddDevice();
        double octets = 0;
        estate.Devices.Script(device.Id, _ => estate.Devices.Answered(
            [new("interface.in", "Gi0/1", octets += 1_000_000, "By", QuantityKind.Counter64), new("cpu.load", "", 0.25, "ratio", QuantityKind.Gauge)]));

        await estate.StartAsync(cancellationToken: Cancel);
        await estate.Until(() => estate.Samples.Rows.Any(row => ValueOf(estate, row, "interface.in") > 0));

        DeviceStatus status = await estate.Device(device.Id).GetStatus();
        Assert.Contains(status.Quantities, quantity => quantity is { Name: "interface.in", Unit: "bit/s", Kind: QuantityKind.Gauge });
        SampleRow row = estate.Samples.Rows.Last();
        Assert.Equal(0.25, ValueOf(estate, row, "cpu.load"));
        Assert.Equal(1, ValueOf(estate, row, "device.reachable"));
        Assert.Equal(device.Id, row.ObjectId);
    }

    [Fact]
    public async Task A_failed_poll_leaves_a_row_without_values()
    {
        await using var estate = new EstateGrid();
        ObjectConfiguration device = estate.AddDevice();
        estate.Devices.Answer(device.Id, new Quantity("cpu.load", "", 0.25, "ratio", QuantityKind.Gauge));
        await estate.StartAsync(cancellationToken: Cancel);
        await estate.Until(() => !estate.Samples.Rows.IsEmpty);

        estate.Devices.Fail(device.Id, DevicePollOutcome.Timeout);

        await estate.Until(() => ValueOf(estate, estate.Samples.Rows.Last(), "device.reachable") == 0);
        Assert.True(double.IsNaN(ValueOf(estate, estate.Samples.Rows.Last(), "cpu.load")!.Value));
    }

    [Fact]
    public async Task A_series_that_is_missing_once_makes_no_new_layout()
    {
        await using var estate = new EstateGrid();
        ObjectConfiguration device = estate.AddDevice();
        int poll = 0;
        Quantity cpu = new("cpu.load", "", 0.25, "ratio", QuantityKind.Gauge), memory = new("memory.used", "", 0.5, "ratio", QuantityKind.Gauge);
        estate.Devices.Script(device.Id, _ => estate.Devices.Answered(Interlocked.Increment(ref poll) % 2 == 0 ? [memory] : [cpu, memory]));

        await estate.StartAsync(cancellationToken: Cancel);
        await estate.Until(() => estate.Samples.Rows.Count >= 6);

        Assert.Single(estate.Samples.Rows.Select(row => row.Layout).Distinct());
    }

    [Fact]
    public async Task Asking_now_gives_a_run_and_zero_while_one_is_under_way()
    {
        await using var estate = new EstateGrid();
        ObjectConfiguration device = estate.Rows.Add(4, "network.switch", Criticality.NonCore, MonitoringProtocol.Snmp, TimeSpan.FromMinutes(10));
        estate.Devices.Script(device.Id, _ => null);
        await estate.StartAsync(cancellationToken: Cancel);
        await estate.Device(device.Id).Start(device, "4/Snmp/0", null, [], TimeSpan.FromMinutes(10));

        Assert.NotEqual(0, await estate.Device(device.Id).PollNow());
        Assert.Equal(0, await estate.Device(device.Id).PollNow());
    }

    [Fact]
    public async Task A_finding_from_before_a_restart_keeps_its_time_and_ends_by_good_values()
    {
        await using var estate = new EstateGrid();
        ObjectConfiguration device = estate.AddDevice();
        estate.Devices.Answer(device.Id, new Quantity("cpu.load", "", 0.99, "ratio", QuantityKind.Gauge));
        await estate.StartAsync(cancellationToken: Cancel);
        await estate.UntilState(device.Id, ObjectState.Fault);
        await estate.Until(() => estate.Alarms.Open.Length == 1);
        AlarmRow before = estate.Alarms.Open[0];

        int polls = estate.Devices.PollsOf(device.Id);
        await estate.RestartAsync(Cancel);
        await estate.Until(() => estate.Devices.PollsOf(device.Id) > polls + 2);
        Assert.Equal(before, Assert.Single(estate.Alarms.Open));
        Assert.Equal(ObjectState.Fault, estate.Rows.StateOf(device.Id)!.State);

        estate.Devices.Answer(device.Id, new Quantity("cpu.load", "", 0.10, "ratio", QuantityKind.Gauge));
        await estate.Until(() => estate.Alarms.Open.IsEmpty);
        Assert.Equal([AlarmEventKind.Opened, AlarmEventKind.Cleared], estate.Alarms.History.Select(change => change.Kind));
    }

    [Fact]
    public async Task What_a_person_clears_comes_back_while_the_condition_persists()
    {
        await using var estate = new EstateGrid();
        ObjectConfiguration device = estate.AddDevice();
        estate.Devices.Fail(device.Id, DevicePollOutcome.Timeout);
        await estate.StartAsync(cancellationToken: Cancel);
        await estate.Until(() => estate.Alarms.Open.Length == 1);
        Guid alarm = estate.Alarms.Open[0].Id;

        await estate.Board(4).Execute(new(GrainInterfaces.Alarms.AlarmCommandKind.Clear, [alarm], new(Guid.NewGuid(), "王芳"), "seen to"));

        await estate.Until(() => estate.Alarms.Rows is [{ Count: 2, ClearedAt: null }]);
    }

    private static double? ValueOf(EstateGrid estate, SampleRow row, string name)
    {
        ImmutableArray<SeriesName> layout = estate.Samples.Layout(row.Layout);
        int place = layout.Select(series => series.Name).ToList().IndexOf(name);
        return place < 0 ? null : place < row.Values.Length ? row.Values[place] : double.NaN;
    }
}
