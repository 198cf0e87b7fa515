using System.Collections.Immutable;
using PrisonOps.Analyzers.Devices;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Objects;

namespace PrisonOps.Tests.Unit.Devices;

/// <summary>Whose threshold counts: the object's, then the reading's, then the family's, then the general one.</summary>
public sealed class ProfileThresholdTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly ObjectConfiguration Probe = new(
        Guid.NewGuid(), 1, new(3, 2, 3), "room.environment", "ENV-01", "Probe 1", Criticality.Core, MonitoringProtocol.Snmp, "private", "10.0.0.1",
        161, null, null, TimeSpan.FromSeconds(60), TimeSpan.Zero, null, null, null);
    private static readonly ThresholdRule Family = Above("room.temperature", 35), Reading = Above("room.temperature", 25);
    private static readonly DeviceRules
        OfFamily = new([Family], []),
        OfReading = new([Family], [new("sensor.temperature", "Cold aisle", [Reading])]);

    private DeviceJudgement judgement = DeviceJudgement.Restore(Probe, GeneralRules.Pack, [], Start);
    private DateTimeOffset now = Start;

    [Fact]
    public void What_a_family_says_of_a_quantity_goes_before_the_general_default()
    {
        Temperature(40, DeviceRules.None);
        Assert.Empty(judgement.Findings);

        Temperature(40, OfFamily);

        Finding finding = Assert.Single(judgement.Findings);
        Assert.Equal(("room.temperature", "Cold aisle", 35), (finding.Type, finding.Instance, finding.Evidence.Limit));
    }

    [Fact]
    public void What_a_reading_says_goes_before_its_family()
    {
        Temperature(30, OfReading);

        Assert.Equal(25, Assert.Single(judgement.Findings).Evidence.Limit);
    }

    [Fact]
    public void What_the_object_says_goes_before_everything_by_alarm_type_or_by_quantity()
    {
        foreach (string key in (string[])["room.temperature", "sensor.temperature", "room.temperature{Cold aisle}", "sensor.temperature{Cold aisle}"])
        {
            judgement = DeviceJudgement.Restore(
                Probe with { Thresholds = $$$"""{"{{{key}}}": {"levels": [{"severity": "critical", "raise": 60, "clear": 55}]}}""" }, GeneralRules.Pack, [], now);

            Temperature(50, OfReading);
            Assert.Empty(judgement.Findings);
            Temperature(61, OfReading);
            Assert.Equal((AlarmSeverity.Critical, 60), (judgement.Findings[0].Severity, judgement.Findings[0].Evidence.Limit));
        }
    }

    [Fact]
    public void A_family_may_say_that_a_quantity_is_not_judged()
    {
        DeviceRules off = new([new("sensor.temperature", "sensor.temperature", "", ThresholdSide.Above, [], 1, 1)], []);

        for (int i = 0; i < 3; i++) Temperature(200, off);

        Assert.Empty(judgement.Findings);
    }

    [Fact]
    public void Rules_that_were_read_anew_keep_what_is_open_until_they_say_otherwise()
    {
        Temperature(40, OfFamily);
        DateTimeOffset since = judgement.Findings[0].Since;

        Temperature(40, new([Above("room.temperature", 30)], []));
        Assert.Equal((since, 1), (judgement.Findings[0].Since, judgement.Findings.Length));

        Temperature(20, new([Above("room.temperature", 30)], []));
        Assert.Empty(judgement.Findings);
    }

    [Fact]
    public void A_humidity_is_bad_on_both_sides_of_its_range()
    {
        Humidity(85, 85);
        Assert.Equal((80, 85), (judgement.Findings[0].Evidence.Limit, judgement.Findings[0].Evidence.Value));

        Humidity(50, 50);
        Assert.Empty(judgement.Findings);

        Humidity(8, 8);
        Assert.Equal((10, 8), (judgement.Findings[0].Evidence.Limit, judgement.Findings[0].Evidence.Value));
    }

    [Fact]
    public void A_rule_for_some_labels_is_about_those_alone()
    {
        Take([Switch("Door 3 open"), Switch("Door 3 forced")], DeviceRules.None);

        Finding finding = Assert.Single(judgement.Findings);
        Assert.Equal(("door.forced", "Door 3 forced", AlarmSeverity.Critical), (finding.Type, finding.Instance, finding.Severity));

        static Quantity Switch(string name) => new("sensor.switch", name, 1, "1", QuantityKind.State);
    }

    [Fact]
    [Trait("Clause", "8.6.9-0.3")]
    public void A_temperature_that_rises_fast_is_told_beside_its_limit_and_over_when_it_stands_still()
    {
        DeviceRules rules = new([Family, Rise], []);
        foreach (double celsius in (double[])[20, 21, 22, 23, 24]) Temperature(celsius, rules);
        Assert.Empty(judgement.Findings);

        Temperature(25.5, rules);

        Finding finding = Assert.Single(judgement.Findings);
        Assert.Equal(("room.rise", 5.5, 5.0), (finding.Type, finding.Evidence.Value, finding.Evidence.Limit));
        Temperature(36, rules);
        Assert.Equal(["room.rise", "room.temperature"], judgement.Findings.Select(one => one.Type).Order());
        for (int minute = 0; minute < 6; minute++) Temperature(36, rules);
        Assert.Equal("room.temperature", Assert.Single(judgement.Findings).Type);
    }

    [Fact]
    public void A_slow_rise_and_a_fall_are_no_fast_rise()
    {
        DeviceRules rules = new([Rise], []);
        for (double celsius = 10; celsius < 33; celsius += 0.9) Temperature(celsius, rules);
        for (double celsius = 33; celsius > 10; celsius -= 8) Temperature(celsius, rules);

        Assert.Empty(judgement.Findings);
    }

    [Fact]
    public void The_object_sets_the_limit_of_its_height_without_that_of_its_rise()
    {
        judgement = DeviceJudgement.Restore(
            Probe with { Thresholds = """{"sensor.temperature": {"levels": [{"severity": "critical", "raise": 60, "clear": 55}]}}""" }, GeneralRules.Pack, [], now);
        Temperature(20, new([Family, Rise], []));
        Temperature(40, new([Family, Rise], []));

        Assert.Equal("room.rise", Assert.Single(judgement.Findings).Type);
    }

    private static ThresholdRule Rise =>
        new("room.rise", "sensor.temperature", "Cel", ThresholdSide.Above, [new(AlarmSeverity.Major, 5, 2)], 1, 1) { RiseWithin = TimeSpan.FromMinutes(5) };

    private static ThresholdRule Above(string type, double raise) =>
        new(type, "sensor.temperature", "Cel", ThresholdSide.Above, [new(AlarmSeverity.Major, raise, raise - 2)], 1, 1);

    private void Temperature(double celsius, DeviceRules rules) => Take([new("sensor.temperature", "Cold aisle", celsius, "Cel", QuantityKind.Gauge)], rules);

    private void Humidity(params double[] percents)
    {
        foreach (double percent in percents) Take([new("sensor.humidity", "Cold aisle", percent, "%", QuantityKind.Gauge)], DeviceRules.None);
    }

    private void Take(ImmutableArray<Quantity> quantities, DeviceRules rules)
    {
        now += TimeSpan.FromMinutes(1);
        judgement.Take(new(DevicePollOutcome.Answered, now, TimeSpan.FromMilliseconds(2), null, null, [], quantities, "") { Rules = rules }, quantities);
    }
}
