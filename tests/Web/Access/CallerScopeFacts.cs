using System.Collections.Immutable;
using PrisonOps.Ports.People;
using PrisonOps.Ports.Units;
using PrisonOps.Tests.Web.Host;
using PrisonOps.Web.Access;

namespace PrisonOps.Tests.Web.Access;

public sealed class CallerScopeFacts
{
    private static readonly DateTimeOffset Now = new(2026, 1, 15, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    [Trait("Clause", "9.1-c")]
    public void A_manager_sees_the_own_unit_and_all_below_it()
    {
        UnitScope scope = Resolve(Grant(Estate.Operator, Estate.Sichuan));

        Assert.Equal(
            [Estate.Sichuan.Id, Estate.Mianyang.Id, Estate.Leshan.Id],
            Estate.Units.Where(unit => scope.Covers(unit.Place)).Select(unit => unit.Id));
    }

    [Fact]
    [Trait("Clause", "9.1-c")]
    public void A_provider_sees_exactly_the_unit_that_it_serves()
    {
        UnitScope scope = Resolve(Grant(Estate.Engineer, Estate.Sichuan));

        Assert.Equal([Estate.Sichuan.Id], Estate.Units.Where(unit => scope.Covers(unit.Place)).Select(unit => unit.Id));
        Assert.False(scope.CoversSubtree(Estate.Sichuan));
    }

    [Fact]
    public void The_ministry_sees_everything()
    {
        Assert.True(Resolve(Grant(Estate.Operator, Estate.Ministry)).All);
    }

    [Fact]
    public void A_role_without_the_permission_gives_no_scope()
    {
        Assert.True(Resolve(Grant(Estate.Auditor, Estate.Ministry)).IsEmpty);
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(1, false)]
    public void An_assignment_counts_only_while_it_is_valid(int endsInHours, bool isEmpty)
    {
        Grant grant = Grant(Estate.Operator, Estate.Mianyang);
        grant = grant with { Assignment = grant.Assignment with { ValidTo = Now.AddHours(endsInHours) } };

        Assert.Equal(isEmpty, Resolve(grant).IsEmpty);
    }

    [Fact]
    public void An_assignment_that_begins_later_gives_nothing_yet()
    {
        Grant grant = Grant(Estate.Operator, Estate.Mianyang);

        Assert.True(Resolve(grant with { Assignment = grant.Assignment with { ValidFrom = Now.AddMinutes(1) } }).IsEmpty);
    }

    [Fact]
    public void Equal_rights_make_equal_scopes_whatever_their_order()
    {
        UnitScope one = Resolve(Grant(Estate.Operator, Estate.Kunming), Grant(Estate.Operator, Estate.Mianyang), Grant(Estate.Watcher, Estate.Sichuan));
        UnitScope other = Resolve(Grant(Estate.Watcher, Estate.Sichuan), Grant(Estate.Operator, Estate.Kunming));

        Assert.Equal(one, other);
        Assert.Equal(one.Key(), other.Key());
    }

    [Theory]
    [InlineData("cn.51", "cn.51.5107", "cn.51.5107")]
    [InlineData("cn.51", "cn", "cn.51,cn.51.5107,cn.51.5111")]
    [InlineData("cn.51.5107", "cn.51", "cn.51.5107")]
    [InlineData("cn.51.5107", "cn.51.5111", "")]
    [InlineData("cn", "cn.53", "cn.53,cn.53.5301")]
    public void A_scope_narrows_to_what_lies_in_a_unit(string own, string into, string left)
    {
        UnitScope scope = Resolve(Grant(Estate.Operator, Unit(own)));

        UnitScope narrowed = scope.Narrow(Unit(into), Estate.Units);

        Assert.Equal(left, string.Join(',', Estate.Units.Where(unit => narrowed.Covers(unit.Place)).Select(unit => unit.Code)));
    }

    private static UnitRow Unit(string code) => Estate.Units.First(unit => unit.Code == code);

    private static UnitScope Resolve(params Grant[] grants) => CallerScope.Resolve([.. grants], [Permissions.AlarmRead], Now);

    private static Grant Grant(RoleRow role, UnitRow unit) =>
        new(new(Guid.NewGuid(), Guid.NewGuid(), role.Code, unit.Place, unit.Tier, Now.AddDays(-1), null, "test"), role);
}
