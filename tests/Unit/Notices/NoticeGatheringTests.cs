using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Notices;
using static PrisonOps.Tests.Unit.Alarms.Rules.RuleRows;
using static PrisonOps.Tests.Unit.Notices.NoticeWorld;

namespace PrisonOps.Tests.Unit.Notices;

/// <summary>One notice instead of many, at times when a person wants to be told, and nothing lost for it.</summary>
public sealed class NoticeGatheringTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly NoticeWorld world = new();

    [Fact]
    public void Thirty_seven_alarms_are_one_notice_that_names_the_worst()
    {
        world.Route(Prison, Tell(world.Person("甲", Prison), default, Mail));
        for (int number = 0; number < 36; number++) world.Open(AlarmSeverity.Minor);
        world.Open(AlarmSeverity.Critical);
        world.Wait(Minute);

        NoticeDraft notice = Assert.Single(world.Notices);
        Assert.Equal("青石监狱 37 条告警，最严重：【紧急】核心交换机1 CPU 利用率超限", notice.Title);
        Assert.Equal(37, notice.AlarmIds.Length);
        Assert.Equal(21, notice.Text.Split('\n').Length);
        Assert.EndsWith("另有 17 条", notice.Text, StringComparison.Ordinal);
        Assert.Equal("甲@x.cn", notice.Target);
    }

    [Fact]
    public void One_alarm_says_where_what_and_why()
    {
        world.Route(Prison, Tell(world.Person("甲", Prison), default, Mail));
        world.Open(AlarmSeverity.Critical);
        world.Wait(Minute);

        NoticeDraft notice = Assert.Single(world.Notices);
        Assert.Equal("【紧急】青石监狱 核心交换机1 CPU 利用率超限", notice.Title);
        Assert.Equal("03-01 16:00:00 【紧急】青石监狱 核心交换机1 SW-1 (机房) CPU 利用率超限 97.5 / 90%", notice.Text);
    }

    [Fact]
    public void Alarms_of_several_units_are_told_as_of_the_nearest_unit_above()
    {
        world.Route(Province, Tell(world.Person("省", Province)));
        world.Open(AlarmSeverity.Minor);
        world.Open(AlarmSeverity.Major, OtherPrison);
        world.Wait(Minute);

        NoticeDraft notice = Assert.Single(world.Notices);
        Assert.Equal(Province, notice.Place);
        Assert.StartsWith("2 个单位 2 条告警", notice.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void In_quiet_hours_a_person_hears_of_critical_alarms_only_and_of_the_others_at_their_end()
    {
        NoticeProfile quiet = new() { QuietHours = [new([.. Enum.GetValues<DayOfWeek>()], new(15, 0), new(18, 0))] };
        world.Route(Prison, Tell(world.Person("甲", Prison, profile: quiet), default, Mail));
        world.Open(AlarmSeverity.Minor);
        world.Open(AlarmSeverity.Critical);
        world.Wait(Minute);
        Assert.Equal([AlarmSeverity.Critical], world.Notices.Select(notice => notice.Severity));

        world.Wait(TimeSpan.FromHours(1));
        Assert.Single(world.Notices);
        world.Wait(TimeSpan.FromHours(1));
        Assert.Equal([AlarmSeverity.Critical, AlarmSeverity.Minor], world.Notices.Select(notice => notice.Severity));
        Assert.Equal(Start.AddHours(2), world.Notices[1].CreatedAt);
    }

    [Fact]
    public void A_digest_gathers_until_its_time_and_critical_alarms_do_not_wait_for_it()
    {
        world.RouteWith(Prison, new NoticeRouteFields { Name = "日报", Filter = "severity >= warning", Steps = [Tell(world.Person("甲", Prison), default, Mail)], DigestAt = [new(8, 30), new(17, 30)] });
        for (int number = 0; number < 5; number++)
        {
            world.Open(AlarmSeverity.Minor);
            world.Wait(10 * Minute);
        }

        world.Open(AlarmSeverity.Critical);
        world.Wait(Minute);
        Assert.Equal([1], world.Notices.Select(notice => notice.AlarmIds.Length));

        world.Wait(TimeSpan.FromHours(1));
        Assert.Equal([1, 5], world.Notices.Select(notice => notice.AlarmIds.Length));
        Assert.Equal(Start.AddMinutes(90), world.Notices[1].CreatedAt);
    }

    [Fact]
    public void What_is_beyond_a_persons_budget_is_gathered_and_not_dropped()
    {
        world.Route(Prison, Tell(world.Person("甲", Prison, profile: new() { HourlyMax = 3 }), default, Mail));
        for (int number = 0; number < 10; number++)
        {
            world.Open(AlarmSeverity.Minor);
            world.Wait(Minute);
        }

        Assert.Equal([1, 1, 1], world.Notices.Select(notice => notice.AlarmIds.Length));
        world.Wait(TimeSpan.FromHours(1));
        Assert.Equal([1, 1, 1, 7], world.Notices.Select(notice => notice.AlarmIds.Length));
    }

    [Fact]
    public void A_critical_alarm_breaks_the_budget_and_takes_along_what_waits()
    {
        world.Route(Prison, Tell(world.Person("甲", Prison, profile: new() { HourlyMax = 1 }), default, Mail));
        world.Open(AlarmSeverity.Minor);
        world.Wait(Minute);
        world.Open(AlarmSeverity.Minor);
        world.Wait(5 * Minute);
        world.Open(AlarmSeverity.Critical);
        world.Wait(2 * Minute);

        Assert.Equal([1, 2], world.Notices.Select(notice => notice.AlarmIds.Length));
    }

    [Fact]
    public void A_person_without_an_address_is_a_dead_notice_that_somebody_can_see()
    {
        NoticePerson person = world.Person("甲", Prison);
        world.People[0] = person with { Profile = NoticeProfile.Default };
        world.Route(Prison, Tell(person, default, Mail));
        world.Open();
        world.Wait(Minute);

        Assert.Equal(NoticeAnswers.NoAddress, Assert.Single(world.Notices).Refusal);
    }

    [Fact]
    public void A_kind_of_channel_that_a_person_has_switched_off_is_not_used()
    {
        world.Route(Prison, Tell(world.Person("甲", Prison, profile: new() { Off = [NoticeChannelKind.Email] }), default, Mail));
        world.Open();
        world.Wait(Minute);

        Assert.Empty(world.Notices);
    }

    [Fact]
    public void A_step_without_people_goes_to_the_addresses_of_its_channels_once()
    {
        world.Route(Prison, new NoticeStep(default, [], [Mail, Hook], false));
        world.Open();
        world.Wait(Minute);

        Assert.Equal(["duty@x.cn", "hook"], world.Notices.Select(notice => notice.Target).Order());
        Assert.All(world.Notices, notice => Assert.Null(notice.AccountId));
    }

    [Fact]
    public void Pictures_go_with_a_notice_only_where_the_channel_may_send_them()
    {
        Guid picture = Guid.NewGuid();
        world.Route(Prison, new NoticeStep(default, [], [Mail], false));
        world.Hear(Alarm("vq.abnormal") with { State = AlarmState.Unacknowledged, Evidence = FindingEvidence.None with { PictureKey = picture } }, AlarmEventKind.Opened);
        world.Wait(Minute);
        world.Channels = [world.Channels[0] with { Pictures = true }];
        world.Hear(Alarm("vq.abnormal") with { Id = Guid.NewGuid(), State = AlarmState.Unacknowledged, Evidence = FindingEvidence.None with { PictureKey = picture } }, AlarmEventKind.Opened);
        world.Wait(Minute);

        Assert.Equal([0, 1], world.Notices.Select(notice => notice.Pictures.Length));
    }

    [Fact]
    public void English_is_written_for_whoever_wants_it()
    {
        world.Route(Prison, Tell(world.Person("甲", Prison, profile: new() { Language = "en" }), default, Mail));
        world.Open(AlarmSeverity.Critical);
        world.Wait(Minute);

        Assert.Equal("[critical] Prison 核心交换机1 cpu.load", Assert.Single(world.Notices).Title);
    }
}
