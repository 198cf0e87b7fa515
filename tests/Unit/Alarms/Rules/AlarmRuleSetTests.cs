using PrisonOps.Analyzers.Alarms.Rules;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Alarms.Rules;
using static PrisonOps.Tests.Unit.Alarms.Rules.RuleRows;

namespace PrisonOps.Tests.Unit.Alarms.Rules;

public sealed class AlarmRuleSetTests
{
    [Fact]
    [Trait("Clause", "8.3.5-c.4")]
    public void A_rule_gives_another_level_and_the_original_is_kept_beside()
    {
        AlarmRuling ruling = Set(Rule(Prison, "a", new() { Name = "核心升级", Filter = "importance = core and severity < major", Severity = AlarmSeverity.Major }))
            .Decide(Alarm(), Switch, Start);

        Assert.Equal(AlarmSeverity.Major, ruling.Severity);
        Assert.Equal(new("a", "核心升级", AlarmSeverity.Minor), ruling.Redefinition);
    }

    [Fact]
    public void Rules_are_asked_in_order_and_see_the_level_as_those_before_left_it()
    {
        AlarmRuling ruling = Set(
            Rule(Prison, "b", new() { Name = "later", Order = 20, Filter = "severity >= major", Severity = AlarmSeverity.Warning, Ticket = true }),
            Rule(Prison, "a", new() { Name = "first", Order = 10, Filter = "severity = minor", Severity = AlarmSeverity.Critical }),
            Rule(Prison, "c", new() { Name = "original", Order = 30, Filter = "original = minor", Acknowledge = true, Ticket = true })).Decide(Alarm(), Switch, Start);

        Assert.Equal((AlarmSeverity.Critical, "first"), (ruling.Severity, ruling.Redefinition!.RuleName));
        Assert.Equal("original", ruling.Acknowledgement!.RuleName);
        Assert.Equal("later", Assert.Single(ruling.Orders).RuleName);
    }

    [Theory]
    [InlineData("2026-03-01T08:00:00Z", true)]
    [InlineData("2026-03-01T09:59:00Z", true)]
    [InlineData("2026-03-01T10:00:00Z", false)]
    [InlineData("2026-03-02T08:00:00Z", false)]
    public void Hours_are_of_the_rules_own_zone(string at, bool holds)
    {
        AlarmRuleSet set = Set(Rule(Prison, "a", new()
        {
            Name = "周日下午", Filter = "count > 0", Suppress = true, Hours = [new([DayOfWeek.Sunday], new(12, 0), new(18, 0))],
        }));

        Assert.Equal(holds, set.Decide(Alarm(), Switch, DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture)).Suppression is not null);
        Assert.True(set.ChangesWithTime);
    }

    [Theory]
    [InlineData("2026-03-01T15:00:00Z", true)]
    [InlineData("2026-03-01T21:59:00Z", true)]
    [InlineData("2026-03-01T22:00:00Z", false)]
    [InlineData("2026-03-01T12:00:00Z", false)]
    [InlineData("2026-03-02T15:00:00Z", false)]
    public void Hours_over_midnight_belong_to_the_day_on_which_they_begin(string at, bool holds)
    {
        AlarmRuleSet set = Set(Rule(Prison, "a", new()
        {
            Name = "夜间", Filter = "count > 0", Suppress = true, Hours = [new([DayOfWeek.Sunday], new(22, 0), new(6, 0))],
        }));

        Assert.Equal(holds, set.Decide(Alarm(), Switch, DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture)).Suppression is not null);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("network", true)]
    [InlineData("network.switch", true)]
    [InlineData("network.sw", false)]
    [InlineData("power", false)]
    public void A_window_takes_its_class_out_of_service_until_it_ends(string? classCode, bool holds)
    {
        AlarmWindow window = Window(Province, Maintenance(TimeSpan.FromHours(2)) with { ClassCode = classCode });
        AlarmRuleSet set = AlarmRuleSet.Of(new([], [window]), Prison);

        AlarmOutOfService? during = set.Decide(Alarm(), Switch, Start.AddHours(1)).OutOfService;

        Assert.Equal(holds ? new(window.Id, AlarmWindowKind.Maintenance, Start.AddHours(2), "更换电源") : null, during);
        Assert.Null(set.Decide(Alarm(), Switch, Start.AddHours(2)).OutOfService);
        Assert.Null(AlarmRuleSet.Of(new([], [Window(OtherPrison, Maintenance(TimeSpan.FromHours(2)))]), Prison).Decide(Alarm(), Switch, Start).OutOfService);
    }

    [Fact]
    public void A_stored_filter_that_cannot_be_read_any_more_stops_nothing_else()
    {
        AlarmRuling ruling = Set(
            Rule(Prison, "a", new() { Name = "broken", Filter = "colour = red", Suppress = true }),
            Rule(Prison, "b", new() { Name = "whole", Filter = "count > 0", Ticket = true })).Decide(Alarm(), Switch, Start);

        Assert.Null(ruling.Suppression);
        Assert.Single(ruling.Orders);
    }

    [Fact]
    public void Two_rules_that_want_the_same_of_an_alarm_get_it_once()
    {
        AlarmRuling ruling = Set(
            Rule(Prison, "a", new() { Name = "one", Filter = "count > 0", Ticket = true, Forward = "province" }),
            Rule(Prison, "b", new() { Name = "two", Filter = "count > 0", Ticket = true, Forward = "duty" })).Decide(Alarm(), Switch, Start);

        Assert.Equal(["ticket", "forward:province", "forward:duty"], ruling.Orders.Select(order => order.Mark));
    }
}
