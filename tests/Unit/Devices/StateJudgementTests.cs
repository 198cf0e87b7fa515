using System.Collections.Immutable;
using PrisonOps.Analyzers.Devices;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Objects;

namespace PrisonOps.Tests.Unit.Devices;

/// <summary>What the graded states of parts become: 1 good, 2 slow, 3 failed, 4 not there, 5 not known (<see cref="GeneralRules.Fan"/>).</summary>
public sealed class StateJudgementTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly ObjectConfiguration Server = new(
        Guid.NewGuid(), 1, new(3, 2, 3), "network.server", "SRV-01", "Server 1", Criticality.Core, MonitoringProtocol.Snmp, "private", "10.0.0.1",
        161, null, null, TimeSpan.FromSeconds(60), TimeSpan.Zero, null, null, null);

    private DeviceJudgement judgement = DeviceJudgement.Restore(Server, GeneralRules.Pack, [], Start);
    private DateTimeOffset now = Start;

    [Fact]
    public void A_fan_that_failed_in_two_polls_is_found_with_its_name_its_word_and_what_would_be_good()
    {
        Fan(1, 3);
        Assert.Empty(judgement.Findings);

        Fan(3);

        Finding finding = Assert.Single(judgement.Findings);
        Assert.Equal(("fan.fault", "Fan 1", AlarmSeverity.Major, Start.AddMinutes(2)), (finding.Type, finding.Instance, finding.Severity, finding.Since));
        Assert.Equal(("failed", "ok", 2, 2), (finding.Evidence.Detail, finding.Evidence.Expected, finding.Evidence.Hits, finding.Evidence.Window));
    }

    [Fact]
    public void It_ends_when_the_part_was_good_as_often_as_it_was_bad()
    {
        Fan(3, 3, 1);
        Assert.Single(judgement.Findings);

        Fan(1);

        Assert.Empty(judgement.Findings);
    }

    [Fact]
    public void A_single_bad_poll_between_good_ones_is_none()
    {
        Fan(1, 3, 1, 3, 1, 3, 1);

        Assert.Empty(judgement.Findings);
    }

    [Fact]
    public void A_warning_that_becomes_a_fault_is_one_finding_that_gets_worse()
    {
        Fan(2, 2);
        Finding slow = Assert.Single(judgement.Findings);

        Fan(3, 3);

        Finding failed = Assert.Single(judgement.Findings);
        Assert.Equal((AlarmSeverity.Minor, "slow"), (slow.Severity, slow.Evidence.Detail));
        Assert.Equal((AlarmSeverity.Major, "failed", slow.Since), (failed.Severity, failed.Evidence.Detail, failed.Since));
    }

    [Fact]
    public void A_part_that_is_not_there_is_no_fault_and_one_that_was_pulled_takes_its_finding_along()
    {
        Fan(4, 4, 4, 4);
        Assert.Empty(judgement.Findings);

        Fan(3, 3);
        for (int i = 0; i < DeviceJudgement.GoneAfterAnswers - 1; i++) Fan(4);
        Assert.Single(judgement.Findings);

        Fan(4);
        Assert.Empty(judgement.Findings);
    }

    [Fact]
    public void A_state_that_the_device_does_not_know_raises_nothing_and_clears_nothing()
    {
        Fan(5, 5, 5);
        Assert.Empty(judgement.Findings);

        Fan(3, 3);
        for (int i = 0; i < DeviceJudgement.GoneAfterAnswers + 5; i++) Fan(5);

        Assert.Single(judgement.Findings);
    }

    [Fact]
    public void A_restored_finding_stays_until_the_part_is_good_again()
    {
        Fan(3, 3);
        Finding before = judgement.Findings[0];

        judgement = DeviceJudgement.Restore(Server, GeneralRules.Pack, [before], now);
        Fan(3);
        Assert.Equal((before.Type, before.Instance, before.Since), (judgement.Findings[0].Type, judgement.Findings[0].Instance, judgement.Findings[0].Since));

        Fan(1, 1);
        Assert.Empty(judgement.Findings);
    }

    [Fact]
    public void A_ups_on_battery_and_one_on_bypass_are_two_alarms_and_one_follows_the_other()
    {
        Take(GeneralRules.Output(5));
        Finding battery = Assert.Single(judgement.Findings);
        Assert.Equal(("ups.on-battery", AlarmSeverity.Major, "battery", "normal"), (battery.Type, battery.Severity, battery.Evidence.Detail, battery.Evidence.Expected));

        Take(GeneralRules.Output(4));
        Take(GeneralRules.Output(4));
        Assert.Equal(["ups.bypass"], judgement.Findings.Select(finding => finding.Type));

        Take(GeneralRules.Output(3));
        Take(GeneralRules.Output(3));
        Assert.Empty(judgement.Findings);
    }

    [Fact]
    public void A_number_and_a_state_of_the_same_thing_are_one_finding_in_the_words_of_the_state()
    {
        Take([new("ups.on-battery", "", 1, "1", QuantityKind.State)], GeneralRules.Output(5));

        Finding finding = Assert.Single(judgement.Findings);
        Assert.Equal(("ups.on-battery", "battery"), (finding.Type, finding.Evidence.Detail));
    }

    [Fact]
    public void An_object_may_turn_one_part_off_or_call_its_fault_more_urgent()
    {
        judgement = judgement.Under(
            Server with { Thresholds = """{"fan.fault": {"hits": 1, "window": 1, "levels": [{"severity": "critical", "raise": 2}]}, "fan.fault{Fan 2}": {"off": true}}""" },
            GeneralRules.Pack, now);

        Take(GeneralRules.Fan(3), GeneralRules.Fan(3, "Fan 2"));

        Finding finding = Assert.Single(judgement.Findings);
        Assert.Equal(("Fan 1", AlarmSeverity.Critical), (finding.Instance, finding.Severity));
    }

    [Fact]
    public void Where_the_device_grades_its_own_temperature_the_general_limit_is_not_used()
    {
        DeviceState graded = GeneralRules.Fan(1, "Inlet temperature") with { Alarms = new([GeneralRules.Pack.ForStates("temperature.state", "sensor.state")], [], "temperature.state", "ok") };
        Quantity inlet = new("sensor.temperature", "Inlet", 90, "Cel", QuantityKind.Gauge), other = inlet with { Instance = "Outlet" };

        for (int i = 0; i < 3; i++) Take([inlet, other], graded);

        Assert.Equal([("sensor.temperature", "Outlet")], judgement.Findings.Select(finding => (finding.Type, finding.Instance)));
    }

    private void Fan(params int[] values)
    {
        foreach (int value in values) Take(GeneralRules.Fan(value));
    }

    private void Take(params ImmutableArray<DeviceState> states) => Take([], states);

    private void Take(ImmutableArray<Quantity> quantities, params ImmutableArray<DeviceState> states)
    {
        now += TimeSpan.FromMinutes(1);
        judgement.Take(new(DevicePollOutcome.Answered, now, TimeSpan.FromMilliseconds(2), null, null, [], quantities, "") { States = states }, quantities);
    }
}
