using PrisonOps.Analyzers.Alarms.Rules;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Alarms.Rules;
using static PrisonOps.Tests.Unit.Alarms.Rules.RuleRows;

namespace PrisonOps.Tests.Unit.Alarms.Rules;

public sealed class AlarmRuleLayersTests
{
    private static readonly AlarmRuleFields Fields = new() { Name = "部级", Filter = "count > 0", Severity = AlarmSeverity.Major };

    [Fact]
    public void The_nearest_unit_wins_field_by_field_and_every_field_knows_where_it_comes_from()
    {
        ResolvedAlarmRule rule = Assert.Single(AlarmRuleLayers.Resolve(
        [
            Rule(Prison, "a", Fields with { Order = 5, Severity = AlarmSeverity.Critical }, sets: [AlarmRuleField.Order], baseRevision: 1),
            Rule(Ministry, "a", Fields),
            Rule(Province, "a", Fields with { Severity = AlarmSeverity.Warning }, sets: [AlarmRuleField.Severity], baseRevision: 1),
        ],
        Prison));

        Assert.Equal((5, AlarmSeverity.Warning, "部级"), (rule.Fields.Order, rule.Fields.Severity, rule.Fields.Name));
        Assert.Equal((3, 2, 1), (rule.Origins[AlarmRuleField.Order], rule.Origins[AlarmRuleField.Severity], rule.Origins[AlarmRuleField.Filter]));
        Assert.Empty(rule.Conflicts);
    }

    [Fact]
    public void What_a_unit_above_has_fixed_stays_and_the_conflict_is_named()
    {
        ResolvedAlarmRule rule = Assert.Single(AlarmRuleLayers.Resolve(
        [
            Rule(Ministry, "a", Fields, finals: [AlarmRuleField.Severity]),
            Rule(Prison, "a", Fields with { Severity = null, Enabled = false }, sets: [AlarmRuleField.Severity, AlarmRuleField.Enabled], baseRevision: 1),
        ],
        Prison));

        Assert.Equal((AlarmSeverity.Major, false), (rule.Fields.Severity, rule.Fields.Enabled));
        Assert.Equal([new(AlarmRuleField.Severity, 3)], rule.Conflicts);
        Assert.Equal(1, rule.Finals[AlarmRuleField.Severity]);
    }

    [Fact]
    public void A_layer_on_an_older_version_is_in_force_and_named_outdated()
    {
        ResolvedAlarmRule rule = Assert.Single(AlarmRuleLayers.Resolve(
            [Rule(Ministry, "a", Fields, revision: 2), Rule(Prison, "a", Fields with { Enabled = false }, sets: [AlarmRuleField.Enabled], baseRevision: 1)], Prison));

        Assert.False(rule.Fields.Enabled);
        Assert.Equal([3], rule.OutdatedUnits);
    }

    [Fact]
    public void A_layer_whose_rule_is_gone_and_rules_of_a_sibling_say_nothing() =>
        Assert.Empty(AlarmRuleLayers.Resolve(
            [Rule(Prison, "a", Fields, sets: [AlarmRuleField.Enabled], baseRevision: 1), Rule(OtherPrison, "b", Fields)], Prison));

    [Fact]
    public void A_rule_of_a_province_is_not_the_ministrys()
    {
        AlarmRuleLayer layer = Rule(Province, "a", Fields);

        Assert.Empty(AlarmRuleLayers.Resolve([layer], Ministry));
        Assert.Single(AlarmRuleLayers.Resolve([layer], Province));
        Assert.Single(AlarmRuleLayers.Resolve([layer], OtherPrison));
    }
}
