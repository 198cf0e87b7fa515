using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Alarms.Rules;
using PrisonOps.Ports.Notices;
using PrisonOps.Ports.People;
using static PrisonOps.Tests.Unit.Alarms.Rules.RuleRows;
using static PrisonOps.Tests.Unit.Notices.NoticeWorld;

namespace PrisonOps.Tests.Unit.Notices;

/// <summary>Who is told of an alarm, in which order, and when nobody is.</summary>
public sealed class NoticeDeskTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly NoticeWorld world = new();

    [Fact]
    [Trait("Clause", "8.3.5-a.4")]
    public void Each_step_is_told_until_somebody_acknowledges()
    {
        NoticePerson first = world.Person("甲", Prison), second = world.Person("乙", Prison), third = world.Person("丙", Province);
        world.Route(Prison, Tell(first), Tell(second, 10 * Minute), Tell(third, 20 * Minute));
        AlarmRow alarm = world.Open();

        world.Wait(11 * Minute);
        Assert.Equal(["甲", "乙"], world.Notices.Select(notice => notice.Person));
        Assert.Equal([NoticeWhat.Opened, NoticeWhat.Escalated], world.Notices.Select(notice => notice.What));

        world.Acknowledge(alarm, "甲");
        world.Wait(60 * Minute);
        Assert.Equal(2, world.Notices.Count);
    }

    [Fact]
    public void The_last_step_is_told_again_while_the_alarm_is_unacknowledged()
    {
        NoticePerson person = world.Person("甲", Prison);
        world.RouteWith(Prison, new NoticeRouteFields { Name = "重复", Filter = "severity = critical", Steps = [Tell(person)], RepeatEvery = 5 * Minute });
        AlarmRow alarm = world.Open(AlarmSeverity.Critical);

        world.Wait(16 * Minute);
        Assert.Equal([NoticeWhat.Opened, NoticeWhat.Repeated, NoticeWhat.Repeated, NoticeWhat.Repeated], world.Notices.Select(notice => notice.What));

        world.Acknowledge(alarm, "甲");
        world.Wait(16 * Minute);
        Assert.Equal(4, world.Notices.Count);
    }

    [Fact]
    public void Nobody_is_told_of_what_is_held_suppressed_shelved_or_out_of_service()
    {
        world.Route(Prison, Tell(world.Person("甲", Prison)));
        AlarmRow alarm = Alarm() with { State = AlarmState.Unacknowledged };

        world.Hear(alarm with { Life = new() { HeldUntil = Start + Minute } }, AlarmEventKind.Opened);
        world.Hear(alarm with { Id = Guid.NewGuid(), State = AlarmState.Suppressed, Life = new() { Suppression = new("a", "规则") } }, AlarmEventKind.Opened);
        world.Hear(alarm with { Id = Guid.NewGuid(), State = AlarmState.OutOfService }, AlarmEventKind.Opened);
        AlarmRow behind = world.Open();
        world.Hear(behind with { State = AlarmState.Suppressed }, AlarmEventKind.UpstreamLost);
        AlarmRow shelved = world.Open();
        world.Hear(shelved with { State = AlarmState.Shelved, Life = new() { Shelf = new(Start.AddHours(1), "甲", "备件") } }, AlarmEventKind.Shelved, "甲");
        world.Wait(30 * Minute);
        Assert.Empty(world.Notices);

        world.Hear(alarm, AlarmEventKind.Announced);
        world.Wait(Minute);
        Assert.Single(world.Notices);
    }

    [Fact]
    public void The_return_of_a_switch_is_no_news_about_what_is_behind_it()
    {
        world.Route(Prison, Tell(world.Person("甲", Prison)));
        AlarmRow alarm = world.Open();
        world.Wait(Minute);
        world.Hear(alarm with { State = AlarmState.Suppressed }, AlarmEventKind.UpstreamLost);
        world.Hear(alarm, AlarmEventKind.Unsuppressed);
        world.Wait(30 * Minute);

        Assert.Single(world.Notices);
    }

    [Fact]
    public void The_end_is_told_to_those_who_got_the_opening_and_to_nobody_else()
    {
        NoticePerson first = world.Person("甲", Prison), second = world.Person("乙", Prison);
        world.Route(Prison, Tell(first), Tell(second, 10 * Minute));
        AlarmRow seen = world.Open();
        world.Wait(Minute);
        world.Clear(seen);
        AlarmRow unseen = world.Open();
        world.Clear(unseen);
        world.Wait(30 * Minute);

        Assert.Equal([("甲", NoticeWhat.Opened), ("甲", NoticeWhat.Cleared)], world.Notices.Select(notice => (notice.Person!, notice.What)));
        Assert.Contains("已恢复", world.Notices[1].Title, StringComparison.Ordinal);
        Assert.Empty(world.Watches);
    }

    [Fact]
    public void Nobody_is_told_of_his_own_act()
    {
        NoticePerson actor = world.Person("甲", Prison), other = world.Person("乙", Prison);
        world.Route(Prison, new NoticeStep(default, [new(NoticeRecipientKind.Role, null, "engineer")], [], true));
        AlarmRow alarm = world.Open();
        world.Wait(Minute);
        AlarmRow acknowledged = world.Acknowledge(alarm, actor.UserName);
        world.Hear(acknowledged with { AcknowledgedAt = null, AcknowledgedBy = null, State = AlarmState.Unacknowledged }, AlarmEventKind.Unacknowledged, actor.UserName);
        world.Wait(Minute);
        world.Clear(alarm, actor.UserName);
        world.Wait(Minute);

        Assert.Equal([NoticeWhat.Opened], world.Notices.Where(notice => notice.AccountId == actor.AccountId).Select(notice => notice.What));
        Assert.Equal(
            [NoticeWhat.Opened, NoticeWhat.Repeated, NoticeWhat.Cleared],
            world.Notices.Where(notice => notice.AccountId == other.AccountId).Select(notice => notice.What));
    }

    [Fact]
    public void A_worse_level_is_told_again_from_the_first_step_and_a_better_one_is_not()
    {
        NoticePerson person = world.Person("甲", Prison);
        world.Route(Prison, Tell(person), Tell(person, 60 * Minute));
        AlarmRow alarm = world.Open(AlarmSeverity.Minor);
        world.Wait(Minute);
        world.Hear(alarm with { Severity = AlarmSeverity.Critical }, AlarmEventKind.SeverityChanged);
        world.Wait(Minute);
        world.Hear(alarm with { Severity = AlarmSeverity.Major }, AlarmEventKind.SeverityChanged);
        world.Wait(Minute);

        Assert.Equal([AlarmSeverity.Minor, AlarmSeverity.Critical], world.Notices.Select(notice => notice.Severity));
    }

    [Fact]
    public void A_route_of_a_unit_above_is_about_all_below_and_a_sister_prison_about_nothing()
    {
        NoticePerson above = world.Person("省", Province), sister = world.Person("邻", OtherPrison);
        world.Route(Province, Tell(above));
        world.Route(OtherPrison, Tell(sister));
        world.Open();
        world.Wait(Minute);

        Assert.Equal(["省"], world.Notices.Select(notice => notice.Person));
    }

    [Fact]
    public void Nobody_is_told_of_an_alarm_that_his_roles_do_not_show_him()
    {
        NoticePerson sister = world.Person("邻", OtherPrison), provider = world.Person("维", Province, of: RoleClass.Provider);
        world.Route(Province, Tell(sister), Tell(provider));
        world.Route(Ministry, Tell(provider, default, Mail));
        world.Open();
        world.Wait(Minute);

        Assert.Empty(world.Notices);
    }

    [Fact]
    public void A_filter_and_hours_choose_the_alarms_of_a_route()
    {
        NoticePerson person = world.Person("甲", Prison);
        world.RouteWith(Prison, new NoticeRouteFields { Name = "网络", Filter = "class under \"network\" and severity >= major", Steps = [Tell(person)] });
        world.RouteWith(Prison, new NoticeRouteFields
        {
            Name = "工作日", Filter = "severity >= warning", Steps = [Tell(person, default, Mail)],
            Hours = [new WeeklyHours([DayOfWeek.Monday], new(9, 0), new(18, 0))],
        });
        world.Open(AlarmSeverity.Minor);
        world.Wait(Minute);
        Assert.Empty(world.Notices);

        world.Open(AlarmSeverity.Major);
        world.Wait(Minute);
        Assert.Equal([NoticeChannelKind.InApp], world.Notices.Select(notice => notice.Kind));
    }

    [Fact]
    public void A_rule_forwards_to_the_nearest_channel_of_that_name()
    {
        NoticeChannel ministry = world.Channels[1] with { Name = "上报" }, province = ministry with { Id = Guid.NewGuid(), Place = Province };
        NoticeChannel sister = ministry with { Id = Guid.NewGuid(), Place = OtherPrison }, off = ministry with { Id = Guid.NewGuid(), Place = Prison, Enabled = false };
        Analyzers.Notices.NoticePeople people = new([], [sister, ministry, province, off], [], []);

        Assert.Equal(province.Id, people.FindChannel("上报", Prison)!.Id);
        Assert.Equal(ministry.Id, people.FindChannel("上报", Ministry)!.Id);
        Assert.Null(people.FindChannel("没有", Prison));
    }

    [Fact]
    public void A_route_that_was_removed_tells_nobody_any_more()
    {
        NoticePerson person = world.Person("甲", Prison);
        world.Route(Prison, Tell(person), Tell(person, 10 * Minute));
        world.Open();
        world.Wait(Minute);
        world.Routes.Clear();
        world.Wait(30 * Minute);

        Assert.Single(world.Notices);
        Assert.Empty(world.Watches);
    }
}
