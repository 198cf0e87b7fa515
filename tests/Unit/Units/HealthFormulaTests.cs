using PrisonOps.Analyzers.Units;
using PrisonOps.Ports.Objects;

namespace PrisonOps.Tests.Unit.Units;

public sealed class HealthFormulaTests
{
    private static readonly HealthOptions Options = HealthOptions.Default;

    [Fact]
    [Trait("Clause", "8.3.11.1-a.5")]
    public void A_system_is_the_weighted_mean_of_its_members()
    {
        // 3 x 100 (core) + 70 + 20 + 0, over 3 + 1 + 1 + 1.
        SystemTally system = Members(
            (ObjectState.Normal, Criticality.Core), (ObjectState.Warning, Criticality.NonCore),
            (ObjectState.Fault, Criticality.NonCore), (ObjectState.Unreachable, Criticality.NonCore));

        Assert.Equal(390.0 / 6, HealthFormula.System(system, Options));
    }

    [Fact]
    [Trait("Clause", "8.3.11.1-a.5")]
    public void A_core_member_caps_its_system_however_many_others_are_well()
    {
        (ObjectState, Criticality)[] others = [.. Enumerable.Repeat((ObjectState.Normal, Criticality.NonCore), 97)];

        Assert.Equal(40, HealthFormula.System(Members([(ObjectState.Unreachable, Criticality.Core), .. others]), Options));
        Assert.Equal(60, HealthFormula.System(Members([(ObjectState.Fault, Criticality.Core), .. others]), Options));
    }

    [Fact]
    public void Maintenance_and_unknown_are_not_judged()
    {
        SystemTally system = Members(
            (ObjectState.Normal, Criticality.NonCore), (ObjectState.Maintenance, Criticality.Core), (ObjectState.Unknown, Criticality.Core));

        Assert.Equal(100, HealthFormula.System(system, Options));
        Assert.Null(HealthFormula.System(Members((ObjectState.Unknown, Criticality.Core)), Options));
        Assert.Null(HealthFormula.Unit([Members((ObjectState.Maintenance, Criticality.Core))], [new ChildHealth(0, null)], Options));
    }

    [Fact]
    [Trait("Clause", "8.3.11.1-a.4")]
    public void A_region_is_the_weighted_mean_of_its_own_systems_and_child_units_capped_by_the_worst()
    {
        SystemTally own = Members((ObjectState.Normal, Criticality.Core));

        Assert.Equal((3 * 100 + 10 * 90 + 7 * 80) / 20.0, HealthFormula.Unit([own], [new(10, 90), new(7, 80)], Options));
        Assert.Equal(70, HealthFormula.Unit([own], [new(200, 100), new(1, 30)], Options));
    }

    [Fact]
    [Trait("Clause", "8.3.11.1-a.6")]
    public void A_prison_is_capped_by_a_system_whose_core_member_is_not_well_but_not_by_a_lesser_one()
    {
        SystemTally well = Members([.. Enumerable.Repeat((ObjectState.Normal, Criticality.NonCore), 200)]);
        SystemTally withoutCore = Members((ObjectState.Unreachable, Criticality.NonCore));
        SystemTally withCore = Members((ObjectState.Unreachable, Criticality.Core));

        Assert.Equal(200 * 100 / 201.0, HealthFormula.Unit([well, withoutCore], [], Options));
        Assert.Equal(40, HealthFormula.Unit([well, withCore], [], Options));
    }

    private static SystemTally Members(params (ObjectState State, Criticality Criticality)[] members) =>
        members.Aggregate(SystemTally.Empty, (sum, member) => sum.Plus(HealthFormula.Member(member.State, member.Criticality, Options)));
}
