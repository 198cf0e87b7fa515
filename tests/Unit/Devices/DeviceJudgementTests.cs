using System.Collections.Immutable;
using PrisonOps.Analyzers.Devices;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Objects;

namespace PrisonOps.Tests.Unit.Devices;

public sealed class DeviceJudgementTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly ObjectConfiguration Switch = new(
        Guid.NewGuid(), 1, new(3, 2, 3), "network.switch", "SW-01", "Switch 1", Criticality.Core, MonitoringProtocol.Snmp, "private", "10.0.0.1",
        161, null, null, TimeSpan.FromSeconds(60), TimeSpan.Zero, null, null, null);

    private DeviceJudgement judgement = DeviceJudgement.Restore(Switch, GeneralRules.Pack, [], Start);
    private DateTimeOffset now = Start;

    [Fact]
    public void Two_polls_in_a_row_without_an_answer_make_it_unreachable_since_the_first_of_them()
    {
        Answer();
        Fail(DevicePollOutcome.Timeout);
        Assert.Empty(judgement.Findings);

        Fail(DevicePollOutcome.Unreachable);

        Finding finding = Assert.Single(judgement.Findings);
        Assert.Equal((DeviceFindings.Unreachable, AlarmSeverity.Critical, Start.AddMinutes(2)), (finding.Type, finding.Severity, finding.Since));
    }

    [Fact]
    public void One_answer_ends_it()
    {
        Fail(DevicePollOutcome.Timeout);
        Fail(DevicePollOutcome.Timeout);

        Answer();

        Assert.Empty(judgement.Findings);
        Assert.False(judgement.IsUnreachable);
    }

    [Theory]
    [InlineData(DevicePollOutcome.Unauthorised, DeviceFindings.Unauthorised)]
    [InlineData(DevicePollOutcome.Malformed, DeviceFindings.Malformed)]
    public void Refused_credentials_and_garbage_are_findings_of_their_own_never_down(DevicePollOutcome outcome, string type)
    {
        for (int i = 0; i < 5; i++) Fail(outcome, "wrong request id");

        Finding finding = Assert.Single(judgement.Findings);
        Assert.Equal((type, "wrong request id"), (finding.Type, finding.Evidence.Detail));
        Assert.False(judgement.IsUnreachable);
    }

    [Fact]
    public void A_poll_that_we_could_not_ask_says_why_and_nothing_of_the_device()
    {
        Load(0.99, 0.99, 0.99);
        judgement = DeviceJudgement.Restore(Switch, GeneralRules.Pack, judgement.Findings, now);
        Fail(DevicePollOutcome.Timeout);
        for (int i = 0; i < 5; i++) Fail(DevicePollOutcome.NotAsked, "SW-01 has no credential set");

        Assert.Equal(["cpu.load", DeviceFindings.NotAsked], judgement.Findings.Select(finding => finding.Type));
        Assert.Equal("SW-01 has no credential set", judgement.Findings[1].Evidence.Detail);
        Assert.False(judgement.IsJudged);
        Assert.True(judgement.HasFullSet);

        Fail(DevicePollOutcome.Timeout);
        Assert.DoesNotContain(judgement.Findings, finding => finding.Type == DeviceFindings.NotAsked);
    }

    [Fact]
    public void One_silence_of_a_new_device_is_no_judgement_yet()
    {
        Fail(DevicePollOutcome.Timeout);
        Assert.False(judgement.IsJudged);

        Fail(DevicePollOutcome.Timeout);
        Assert.True(judgement.IsJudged);
    }

    [Fact]
    public void A_level_is_raised_by_three_of_the_last_five_values()
    {
        Load(0.90, 0.50, 0.90, 0.50);
        Assert.Empty(judgement.Findings);

        Load(0.90);

        Finding finding = Assert.Single(judgement.Findings);
        Assert.Equal(("cpu.load", AlarmSeverity.Warning, Start.AddMinutes(1)), (finding.Type, finding.Severity, finding.Since));
        Assert.Equal((0.90, 0.85, "ratio", 3, 5), (finding.Evidence.Value, finding.Evidence.Limit, finding.Evidence.Unit, finding.Evidence.Hits, finding.Evidence.Window));
    }

    [Fact]
    [Trait("Clause", "8.1.4-0.3")]
    public void Between_the_two_limits_a_finding_stays_and_below_the_lower_one_three_times_it_ends()
    {
        Load(0.90, 0.90, 0.90);

        Load(0.80, 0.80, 0.80, 0.80, 0.74, 0.74, 0.76, 0.74, 0.74);
        Assert.Single(judgement.Findings);

        Load(0.74);
        Assert.Empty(judgement.Findings);
    }

    [Fact]
    public void It_gets_worse_and_better_in_one_finding_that_keeps_the_time_it_began()
    {
        Load(0.90, 0.90, 0.90);
        DateTimeOffset since = judgement.Findings[0].Since;

        Load(0.99, 0.99, 0.99);
        Assert.Equal((AlarmSeverity.Major, since), (judgement.Findings[0].Severity, judgement.Findings[0].Since));

        Load(0.80, 0.80, 0.80);
        Assert.Equal((AlarmSeverity.Warning, since), (judgement.Findings[0].Severity, judgement.Findings[0].Since));
    }

    [Fact]
    public void A_restored_finding_keeps_its_time_and_stays_until_good_values_end_it()
    {
        Load(0.99, 0.99, 0.99);
        Finding before = judgement.Findings[0];

        judgement = DeviceJudgement.Restore(Switch, GeneralRules.Pack, [before], now);
        Answer();
        Assert.Equal((before.Type, before.Since, before.Severity), (judgement.Findings[0].Type, judgement.Findings[0].Since, judgement.Findings[0].Severity));

        Load(0.10, 0.10, 0.10);
        Assert.Empty(judgement.Findings);
    }

    [Fact]
    public void Silence_does_not_clear_what_was_found_before()
    {
        Load(0.99, 0.99, 0.99);

        for (int i = 0; i < 20; i++) Fail(DevicePollOutcome.Timeout);

        Assert.Equal(["cpu.load", DeviceFindings.Unreachable], judgement.Findings.Select(finding => finding.Type));
    }

    [Fact]
    public void A_port_that_was_never_up_is_not_down()
    {
        for (int i = 0; i < 5; i++) Ports(("Gi0/1", 1, 2));

        Assert.Empty(judgement.Findings);
    }

    [Fact]
    public void A_port_that_was_up_is_down_while_it_is_meant_to_be_up()
    {
        Ports(("Gi0/1", 1, 1), ("Gi0/2", 1, 1));
        Ports(("Gi0/1", 1, 2), ("Gi0/2", 2, 2));
        Ports(("Gi0/1", 1, 2), ("Gi0/2", 2, 2));

        Finding finding = Assert.Single(judgement.Findings);
        Assert.Equal((DeviceFindings.InterfaceDown, "Gi0/1"), (finding.Type, finding.Instance));

        Ports(("Gi0/1", 1, 1), ("Gi0/2", 2, 2));
        Assert.Empty(judgement.Findings);
    }

    [Fact]
    public void A_disk_that_ten_answers_no_longer_name_takes_its_finding_along()
    {
        Take(new Quantity("storage.used", "/mnt/usb", 0.99, "ratio", QuantityKind.Gauge));
        Take(new Quantity("storage.used", "/mnt/usb", 0.99, "ratio", QuantityKind.Gauge));
        for (int i = 0; i < DeviceJudgement.GoneAfterAnswers - 1; i++) Answer();
        Assert.Single(judgement.Findings);

        Answer();

        Assert.Empty(judgement.Findings);
    }

    [Fact]
    public void A_ups_on_battery_is_found_at_once_and_its_charge_by_level()
    {
        Take(new Quantity("ups.on-battery", "", 1, "1", QuantityKind.State), new Quantity("ups.battery.charge", "", 0.45, "ratio", QuantityKind.Gauge));
        Assert.Equal(["ups.on-battery"], judgement.Findings.Select(finding => finding.Type));

        Take(new Quantity("ups.on-battery", "", 1, "1", QuantityKind.State), new Quantity("ups.battery.charge", "", 0.44, "ratio", QuantityKind.Gauge));
        Assert.Equal(["ups.battery.charge", "ups.on-battery"], judgement.Findings.Select(finding => finding.Type));

        Take(new Quantity("ups.on-battery", "", 0, "1", QuantityKind.State), new Quantity("ups.battery.charge", "", 0.55, "ratio", QuantityKind.Gauge));
        Assert.Equal(["ups.battery.charge"], judgement.Findings.Select(finding => finding.Type));
    }

    [Fact]
    [Trait("Clause", "8.3.5-c.2")]
    public void An_object_may_have_thresholds_of_its_own()
    {
        judgement = judgement.Under(
            Switch with { Thresholds = """{"cpu.load": {"hits": 1, "window": 1, "levels": [{"severity": "minor", "raise": 0.3, "clear": 0.2}]}, "interface.down{Gi0/1}": {"off": true}}""" },
            GeneralRules.Pack, now);

        Ports(("Gi0/1", 1, 1));
        Ports(("Gi0/1", 1, 2));
        Ports(("Gi0/1", 1, 2));
        Load(0.35);

        Finding finding = Assert.Single(judgement.Findings);
        Assert.Equal(("cpu.load", AlarmSeverity.Minor, 0.3), (finding.Type, finding.Severity, finding.Evidence.Limit));
    }

    [Theory]
    [InlineData(45, "above", 40)]
    [InlineData(15, "below", 20)]
    [InlineData(30, null, 0)]
    public void Levels_of_an_object_apply_on_the_side_that_they_tell(double humidity, string? side, double limit)
    {
        judgement = judgement.Under(
            Switch with
            {
                Thresholds = """{"sensor.humidity": {"levels": [{"severity": "major", "raise": 40, "clear": 38}, {"severity": "minor", "raise": 20, "clear": 22}]}}""",
            },
            GeneralRules.Pack, now);

        for (int poll = 0; poll < 2; poll++) Take(new Quantity("sensor.humidity", "", humidity, "%", QuantityKind.Gauge));

        Assert.Equal(side is null ? [] : [(side == "above" ? AlarmSeverity.Major : AlarmSeverity.Minor, limit)], judgement.Findings.Select(finding => (finding.Severity, finding.Evidence.Limit ?? 0)));
    }

    [Theory]
    [InlineData("""{"sensor.humidity": {"levels": [{"severity": "major", "raise": 40}]}}""", "has limits on both sides; 'clear' must tell on which 40 is one")]
    [InlineData("""{"cpu.lod": {"off": true}}""", "'cpu.lod' is not known; known are device.unreachable")]
    [InlineData("""{"cpu.load": {"hits": 0}}""", "has hits 0; 1 to 32 is allowed")]
    [InlineData("""{"cpu.load": {"levels": [{"severity": "major", "raise": 0.5, "clear": 0.9}]}}""", "clears at 0.9, on the bad side of 0.5")]
    [InlineData("""{"cpu.load": {"limit": 3}}""", "are not the JSON of")]
    [InlineData("cpu=90", "are not the JSON of")]
    public void A_faulty_text_is_a_finding_that_says_why_and_the_defaults_apply(string text, string expected)
    {
        judgement = DeviceJudgement.Restore(Switch with { Thresholds = text }, GeneralRules.Pack, [], now);
        Load(0.99, 0.99, 0.99);

        Assert.Equal(["cpu.load", DeviceFindings.ThresholdsInvalid], judgement.Findings.Select(finding => finding.Type));
        Assert.Contains(expected, judgement.Findings[1].Evidence.Detail, StringComparison.Ordinal);
    }

    private void Load(params double[] ratios)
    {
        foreach (double ratio in ratios) Take(new Quantity("cpu.load", "", ratio, "ratio", QuantityKind.Gauge));
    }

    private void Answer() => Take();

    private void Take(params ImmutableArray<Quantity> quantities) => Take([], quantities);

    private void Ports(params (string Name, int Admin, int Oper)[] ports) =>
        Take([.. ports.Select((port, i) => new DeviceInterface(i, port.Name, null, 6, 1e9, port.Admin, port.Oper))], []);

    private void Take(ImmutableArray<DeviceInterface> ports, ImmutableArray<Quantity> quantities)
    {
        now += TimeSpan.FromMinutes(1);
        judgement.Take(new(DevicePollOutcome.Answered, now, TimeSpan.FromMilliseconds(2), null, null, ports, quantities, ""), quantities);
    }

    private void Fail(DevicePollOutcome outcome, string detail = "")
    {
        now += TimeSpan.FromMinutes(1);
        judgement.Take(DevicePollResult.Failed(outcome, now, detail), []);
    }
}
