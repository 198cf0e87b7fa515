using System.Collections.Immutable;
using Microsoft.AspNetCore.Identity;
using PrisonOps.Ports;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Notices;
using PrisonOps.Ports.Notices.Rotas;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Outbox;
using PrisonOps.Ports.People;
using PrisonOps.Ports.Units;
using PrisonOps.Storage.Notices;
using PrisonOps.Tests.Storage.Alarms;

namespace PrisonOps.Tests.Storage.Notices;

public sealed class NoticeStoreTests(EstateFixture estate) : StorageTest(estate)
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private INoticeStore Store => Get<INoticeStore>();

    private INoticeSetupStore Setup => Get<INoticeSetupStore>();

    private INoticeLog Log => Get<INoticeLog>();

    [Fact]
    public async Task An_event_counts_once_because_the_cursor_moves_with_what_it_made()
    {
        await Get<IOutboxReader>().SaveCursor(NoticeStore.Consumer, 100, Stop);
        NoticeWatch watch = Watch();

        Assert.True(await Store.Commit(NoticeChanges.None with { Watches = [watch] }, 100, 101, Stop));
        Assert.False(await Store.Commit(NoticeChanges.None with { Watches = [watch with { NextStep = 7 }], Notices = [Draft(Estate.Chengdu, "again")] }, 100, 101, Stop));

        NoticeWatch stored = Assert.Single((await Store.LoadState([watch.AlarmId], Stop)).Watches);
        Assert.Equal((0, watch.NextAt), (stored.NextStep, stored.NextAt));
        Assert.Equal(watch.Told, stored.Told);
        Assert.Equal(101, await Get<IOutboxReader>().LoadCursor(NoticeStore.Consumer, Stop));
        Assert.DoesNotContain((await Log.List(UnitScope.Everything, new(null, [], null, null), null, 500, Stop)).Rows, row => row.Title == "again");
    }

    [Fact]
    public async Task A_route_is_told_of_before_the_alarm_that_comes_after_it()
    {
        ObjectConfiguration device = await Estate.NewSwitch(Estate.Chengdu);
        long head = await Get<IOutboxReader>().ReadHead(Stop);

        await Setup.PutRoute(Duty, Only(Estate.Chengdu), null, Estate.Chengdu.Id, Fields(), 0, Stop);
        AlarmRow alarm = Alarms.Alarms.New(device, "cpu.load");
        await Get<IAlarmStore>().Commit(device.Place.Unit, [Alarms.Alarms.Opened(alarm)], Stop);

        // Other tests tell of their alarms in between, and transactions of theirs hold events back.
        OutboxEvent opened = Assert.Single(await Told(head, alarm.Id.ToString(), 1));
        ImmutableArray<OutboxEvent> events = await Get<IOutboxReader>().ReadAfter(head, 1_000, Stop);
        Assert.Contains(events, one => one.Topic == NoticeSetup.Topic && one.Place.Unit == Estate.Chengdu.Id && one.Sequence < opened.Sequence);
    }

    [Fact]
    public async Task One_process_leads_and_the_next_may_when_its_connection_is_gone()
    {
        INoticeLead first = (await Store.TryLead(Stop))!;
        Assert.Null(await Store.TryLead(Stop));
        Assert.True(await first.Stands(Stop));

        await first.DisposeAsync();
        await using INoticeLead? second = await Store.TryLead(Stop);
        Assert.NotNull(second);
    }

    [Fact]
    public async Task A_lane_with_something_due_is_loaded_whole_and_with_its_alarms_as_they_are_now()
    {
        ObjectConfiguration device = await Estate.NewSwitch(Estate.Chengdu);
        AlarmRow alarm = Alarms.Alarms.New(device, "cpu.load");
        await Get<IAlarmStore>().Commit(device.Place.Unit, [Alarms.Alarms.Opened(alarm)], Stop);
        NoticeLane lane = new(Guid.NewGuid(), Guid.NewGuid()), other = new(Guid.NewGuid(), Guid.NewGuid());
        NoticeItem due = Item(lane, alarm.Id, Now), waiting = Item(lane, Guid.NewGuid(), Now.AddHours(1)), elsewhere = Item(other, alarm.Id, Now.AddHours(1));
        await Store.Commit(NoticeChanges.None with { Items = [due, waiting, elsewhere], Notices = [Draft(Estate.Chengdu, "earlier") with { AccountId = lane.AccountId }] }, null, null, Stop);

        LaneItems loaded = Assert.Single(await Store.LoadDueLanes(Now, 100, Stop), one => one.Lane == lane);

        Assert.Equal([due.Id, waiting.Id], loaded.Items.Select(one => one.Item.Id));
        Assert.Equal((device.Name, "成都监狱"), (loaded.Items[0].Alarm!.ObjectName, loaded.Items[0].Alarm!.UnitNameZh));
        Assert.Null(loaded.Items[1].Alarm);
        Assert.Single(loaded.RecentAt);
        Assert.DoesNotContain(await Store.LoadDueLanes(Now, 100, Stop), one => one.Lane == other);
    }

    [Fact]
    [Trait("Clause", "8.3.5-a.3")]
    public async Task Of_each_target_the_first_that_waits_goes_out_and_a_failed_one_holds_back_the_next()
    {
        Guid channel = Guid.NewGuid();
        NoticeDraft first = Draft(Estate.Chengdu, "1") with { ChannelId = channel }, second = Draft(Estate.Chengdu, "2") with { ChannelId = channel };
        NoticeDraft elsewhere = Draft(Estate.Chengdu, "3") with { ChannelId = channel, Target = "b@x.cn" };
        await Store.Commit(NoticeChanges.None with { Notices = [first, second, elsewhere] }, null, null, Stop);

        Assert.Equal(["1", "3"], await Outgoing(channel, Now));
        await Store.MarkFailed(first.Id, "connection refused", Now.AddMinutes(5), Stop);
        Assert.Equal(["3"], await Outgoing(channel, Now));
        Assert.Equal(["1", "3"], await Outgoing(channel, Now.AddMinutes(5)));
        await Store.MarkSent(first.Id, Now.AddMinutes(6), "250 OK", Stop);
        Assert.Equal(["2", "3"], await Outgoing(channel, Now.AddMinutes(6)));

        NoticeRow sent = (await Log.List(Only(Estate.Chengdu), new(null, [], channel, null), null, 10, Stop)).Rows.Single(row => row.Title == "1");
        Assert.Equal((NoticeState.Sent, 2, "250 OK"), (sent.State, sent.Attempts, sent.Answer));
    }

    [Fact]
    public async Task What_was_given_up_is_listed_and_sent_again_by_a_person_of_the_unit_alone()
    {
        NoticeDraft draft = Draft(Estate.Chengdu, "dead") with { ChannelId = Guid.NewGuid() };
        await Store.Commit(NoticeChanges.None with { Notices = [draft] }, null, null, Stop);
        await Store.MarkFailed(draft.Id, "550 no such user", null, Stop);

        Assert.Contains((await Log.List(Only(Estate.Sichuan), new(null, [NoticeState.Dead], null, null), null, 100, Stop)).Rows, row => row.Id == draft.Id);
        Assert.DoesNotContain((await Log.List(Only(Estate.Mianyang), new(null, [], null, null), null, 100, Stop)).Rows, row => row.Id == draft.Id);
        Assert.Equal(ChangeVerdict.NotFound, (await Log.SendAgain(Duty, Only(Estate.Mianyang), draft.Id, Stop)).Verdict);
        ChangeOutcome<NoticeRow> again = await Log.SendAgain(Duty, Only(Estate.Chengdu), draft.Id, Stop);

        Assert.Equal((ChangeVerdict.Done, NoticeState.Pending, 0), (again.Verdict, again.Value!.State, again.Value.Attempts));
        Assert.Equal(ChangeVerdict.NotFound, (await Log.SendAgain(Duty, Only(Estate.Chengdu), draft.Id, Stop)).Verdict);
    }

    [Fact]
    public async Task The_bell_rings_with_its_row_for_one_account_and_falls_silent_when_read()
    {
        long head = await Get<IOutboxReader>().ReadHead(Stop);
        Guid account = Guid.NewGuid();
        NoticeDraft draft = Draft(Estate.Chengdu, "铃") with { AccountId = account, Kind = NoticeChannelKind.InApp, ChannelId = NoticeChannel.InAppId, Target = account.ToString() };
        await Store.Commit(NoticeChanges.None with { Notices = [draft] }, null, null, Stop);

        Assert.Equal([draft.Id], (await Log.Inbox(account, true, 10, Stop)).Select(row => row.Id));
        Assert.Empty(await Log.Inbox(Guid.NewGuid(), true, 10, Stop));
        await Log.MarkRead(account, Estate.Chengdu.Place, null, Stop);
        Assert.Empty(await Log.Inbox(account, true, 10, Stop));
        Assert.Single(await Log.Inbox(account, false, 10, Stop));
        ImmutableArray<OutboxEvent> told = await Told(head, account.ToString(), 2);
        Assert.All(told, one => Assert.Equal("notice", one.Topic));
    }

    [Fact]
    public async Task Channels_keep_their_secret_sealed_and_units_below_see_their_names_alone()
    {
        NoticeChannelDraft draft = new(Estate.Sichuan.Id, $"省邮件{Guid.NewGuid():N}", NoticeChannelKind.Email, true, false, new() { Email = new("mail", 587, MailEncryption.StartTls, "a@x.cn", "u", [], null) }, "geheim");
        NoticeChannel made = (await Setup.PutChannel(Duty, Only(Estate.Sichuan), null, draft, 0, Stop)).Value!;

        Assert.True(made.HasSecret);
        Assert.Equal("geheim", await Store.OpenSecret(made.Id, Stop));
        Assert.DoesNotContain(await Setup.ListChannels(Only(Estate.Chengdu), Stop), channel => channel.Id == made.Id);
        Assert.Contains(await Setup.ListUsable(Only(Estate.Chengdu), Stop), channel => channel.Id == made.Id);
        Assert.DoesNotContain(await Setup.ListUsable(Only(Estate.Changsha), Stop), channel => channel.Id == made.Id);

        NoticeChannel kept = (await Setup.PutChannel(Duty, Only(Estate.Sichuan), made.Id, draft with { Secret = null, Enabled = false }, 1, Stop)).Value!;
        Assert.Equal("geheim", await Store.OpenSecret(made.Id, Stop));
        Assert.False((await Setup.PutChannel(Duty, Only(Estate.Sichuan), kept.Id, draft with { Secret = "" }, 2, Stop)).Value!.HasSecret);
        Assert.Equal(ChangeVerdict.Refused, (await Setup.PutChannel(Duty, Only(Estate.Sichuan), null, draft, 0, Stop)).Verdict);
        Assert.Equal(ChangeVerdict.NotFound, (await Setup.DeleteChannel(Duty, Only(Estate.Chengdu), made.Id, 3, Stop)).Verdict);
        Assert.Equal(ChangeVerdict.Done, (await Setup.DeleteChannel(Duty, Only(Estate.Sichuan), made.Id, 3, Stop)).Verdict);
        string audit = string.Join('\n', (await Get<Ports.Audit.IAuditLog>().List(UnitScope.Everything, null, "notice.channel", null, null, null, null, 100, Stop)).Rows.Select(line => line.Before + line.After));
        Assert.DoesNotContain("geheim", audit, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_that_decides_is_loaded_with_people_and_their_wishes()
    {
        await Get<IRoleCatalog>().Publish([new("engineer", RoleClass.Provider, [UnitTier.Prison], [Permissions.AlarmRead], "工程师", "Engineer")], Stop);
        Account person = new() { Id = Guid.CreateVersion7(), UserName = $"甲{Guid.NewGuid():N}", DisplayName = "甲", SecurityStamp = "s", PasswordChangedAt = Now, Home = Estate.Chengdu.Place };
        await Get<IUserStore<Account>>().CreateAsync(person, Stop);
        await Get<IPeopleStore>().Assign(Duty, UnitScope.Everything, person.Id, "engineer", Estate.Chengdu.Id, null, Stop);
        Actor self = new(person.Id, person.UserName);
        Assert.Equal(1, (await Setup.PutProfile(self, Estate.Chengdu.Place, new() { Email = "a@x.cn", HourlyMax = 5 }, Stop)).Value!.Revision);
        Assert.Equal(ChangeVerdict.Conflict, (await Setup.PutProfile(self, Estate.Chengdu.Place, new() { HourlyMax = 6 }, Stop)).Verdict);
        NoticeRoute route = (await Setup.PutRoute(Duty, Only(Estate.Chengdu), null, Estate.Chengdu.Id, Fields(), 0, Stop)).Value!;
        Rota rota = (await Get<IRotaStore>().Put(Duty, Only(Estate.Chengdu), null, Estate.Chengdu.Id, new() { Name = "值班表", Layers = [new("班", [person.Id], new(2026, 3, 1), new(8, 0), 1, [], RotaDays.Every)] }, 0, Stop)).Value!;
        await Get<IRotaStore>().Override(Duty, Only(Estate.Chengdu), rota.Id, [new(Now, Now.AddYears(1), person.Id, null, "顶班")], Stop);

        NoticeSetup setup = await Store.LoadSetup(TimeProvider.System.GetUtcNow(), Stop);

        NoticePerson loaded = Assert.Single(setup.People, one => one.AccountId == person.Id);
        Assert.Equal(("a@x.cn", 5), (loaded.Profile.Email, loaded.Profile.HourlyMax));
        Assert.Equal(new NoticeGrant("engineer", RoleClass.Provider, Estate.Chengdu.Place, UnitTier.Prison, true), Assert.Single(loaded.Grants));
        Assert.Equivalent(Fields(), Assert.Single(setup.Routes, one => one.Id == route.Id).Fields);
        Assert.Single(setup.Rotas, one => one.Id == rota.Id);
        Assert.Single(setup.Overrides, one => one.RotaId == rota.Id);
        Assert.Equal(Estate.Ministry.Place, setup.Home);
        Assert.Empty(await Get<IRotaStore>().List(Only(Estate.Mianyang), Stop));
        Assert.Equal(ChangeVerdict.NotFound, (await Get<IRotaStore>().Override(Duty, Only(Estate.Mianyang), rota.Id, [new(Now, Now.AddHours(1), person.Id, null, "")], Stop)).Verdict);
        Assert.DoesNotContain(await Setup.ListRoutes(Only(Estate.Mianyang), Stop), one => one.Id == route.Id);
    }

    [Fact]
    public async Task Old_notices_go_and_those_that_wait_stay()
    {
        NoticeDraft old = Draft(Estate.Chengdu, "old") with { CreatedAt = Now.AddYears(-2), Refusal = "dead" }, waiting = Draft(Estate.Chengdu, "waiting") with { CreatedAt = Now.AddYears(-2) };
        await Store.Commit(NoticeChanges.None with { Notices = [old, waiting] }, null, null, Stop);

        Assert.Equal(1, await Store.Forget(Now.AddYears(-1), Stop));
    }

    private async Task<IEnumerable<string>> Outgoing(Guid channel, DateTimeOffset at) =>
        (await Store.LoadOutgoing(at, 500, Stop)).Where(one => one.Notice.ChannelId == channel).Select(one => one.Notice.Title).Order();

    private NoticeWatch Watch() =>
        new(Guid.NewGuid(), Guid.NewGuid(), Estate.Chengdu.Place, AlarmSeverity.Major, 0, Now.AddYears(10), "甲", [new(Guid.NewGuid(), Guid.NewGuid()), new(null, Guid.NewGuid())]);

    private NoticeItem Item(NoticeLane lane, Guid alarm, DateTimeOffset due) =>
        new(Guid.CreateVersion7(due), lane, Guid.NewGuid(), alarm, NoticeWhat.Opened, AlarmSeverity.Major, Estate.Chengdu.Place, true, false, due, due);

    private static NoticeDraft Draft(UnitRow unit, string title) => new(
        Guid.CreateVersion7(), unit.Place, null, null, Guid.NewGuid(), "邮件", NoticeChannelKind.Email, "a@x.cn", NoticeWhat.Opened, AlarmSeverity.Major, [Guid.NewGuid()], [], title,
        "text", [], Now, null);

    private static NoticeRouteFields Fields() => new()
    {
        Name = "值班", Filter = "severity >= major", DigestAt = [new(8, 30)], RepeatEvery = TimeSpan.FromMinutes(5),
        Steps = [new(TimeSpan.Zero, [new(NoticeRecipientKind.Role, null, "engineer")], [], true)],
    };
}
