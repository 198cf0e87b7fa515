using System.Collections.Immutable;
using PrisonOps.Analyzers.Alarms;
using PrisonOps.Ports;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Alarms.Rules;
using static PrisonOps.Tests.Unit.Alarms.Rules.RuleRows;

namespace PrisonOps.Tests.Unit.Alarms;

/// <summary>The life of an alarm under rules, and in the states of ISA-18.2.</summary>
public sealed class AlarmLifeTests
{
    private static readonly Actor Operator = new(Guid.NewGuid(), "王芳");
    private static readonly TimeSpan ReopenWithin = TimeSpan.FromMinutes(10);

    private readonly ImmutableArray<AlarmChange>.Builder changes = ImmutableArray.CreateBuilder<AlarmChange>();
    private AlarmBoard board = AlarmBoard.Of([], ReopenWithin);
    private DateTimeOffset now = Start;
    private long revision;

    private AlarmRow Row => changes[^1].Alarm;

    [Fact]
    [Trait("Clause", "8.3.5-c.4")]
    public void A_redefined_level_follows_its_source_and_keeps_the_original()
    {
        Rules(new() { Name = "核心升级", Filter = "original <= minor", Severity = AlarmSeverity.Critical });

        Report(Finding(AlarmSeverity.Minor));
        Assert.Equal((AlarmSeverity.Critical, AlarmSeverity.Minor, AlarmSeverity.Minor), (Row.Severity, Row.OriginalSeverity, Row.SourceSeverity));
        Report(Finding(AlarmSeverity.Minor));
        Assert.Single(changes);

        Report(Finding(AlarmSeverity.Major));
        Assert.Equal((AlarmEventKind.SeverityChanged, AlarmSeverity.Major, null), (changes[^1].Kind, Row.Severity, Row.Life.Redefinition));
    }

    [Fact]
    [Trait("Clause", "8.3.5-a.2")]
    public void A_changed_rule_is_for_the_next_alarm_and_the_old_one_keeps_its_level()
    {
        Report(Finding(AlarmSeverity.Minor));
        Rules(new() { Name = "核心升级", Filter = "count > 0", Severity = AlarmSeverity.Critical });
        board.Review(now, true, changes);
        Assert.Single(changes);

        Report(Finding(AlarmSeverity.Minor), Finding(AlarmSeverity.Minor, "2"));
        Assert.Equal([AlarmSeverity.Minor, AlarmSeverity.Critical], changes.Select(change => change.Alarm.Severity));
    }

    [Fact]
    public void An_alarm_is_announced_only_if_it_stands_after_the_delay()
    {
        Rules(new() { Name = "稳定后通知", Filter = "count > 0", AnnounceAfter = TimeSpan.FromMinutes(5), Ticket = true });
        Report(Finding());
        Assert.Equal((now.AddMinutes(5), AlarmState.Unacknowledged), (Row.Life.HeldUntil, Row.State));
        Assert.Empty(changes[^1].Orders);

        Look(TimeSpan.FromMinutes(4));
        Assert.Single(changes);
        Look(TimeSpan.FromMinutes(1));
        Assert.Equal((AlarmEventKind.Announced, null), (changes[^1].Kind, Row.Life.HeldUntil));
        Assert.Equal("ticket", Assert.Single(changes[^1].Orders).Mark);
    }

    [Fact]
    public void An_alarm_that_goes_during_the_delay_is_never_announced_and_waits_for_nobody()
    {
        Rules(new() { Name = "稳定后通知", Filter = "count > 0", AnnounceAfter = TimeSpan.FromMinutes(5), Forward = "province" });
        Report(Finding());
        Report();

        Look(TimeSpan.FromMinutes(6));

        Assert.Equal([AlarmEventKind.Opened, AlarmEventKind.Cleared], changes.Select(change => change.Kind));
        Assert.Equal(AlarmState.Normal, Row.State);
        Assert.All(changes, change => Assert.Empty(change.Orders));
    }

    [Fact]
    [Trait("Clause", "8.3.5-c.3")]
    public void A_suppressed_alarm_opens_is_counted_apart_and_comes_into_sight_when_the_rule_ends()
    {
        Rules(new() { Name = "忽略测试", Filter = "instance = \"\"", Suppress = true, Ticket = true });
        Report(Finding());
        Assert.Equal((AlarmState.Suppressed, "忽略测试"), (Row.State, Row.Life.Suppression!.RuleName));
        Assert.Equal((0, 1), (board.Tally.Open(AlarmSeverity.Minor), board.OpenCount));
        Assert.Empty(changes[^1].Orders);

        board.Policy = AlarmPolicy.None;
        board.Review(now, true, changes);
        Assert.Equal([AlarmEventKind.Opened, AlarmEventKind.Unsuppressed, AlarmEventKind.Announced], changes.Select(change => change.Kind));
        Assert.Equal((AlarmState.Unacknowledged, 1), (Row.State, board.Tally.Unacknowledged(AlarmSeverity.Minor)));
    }

    [Fact]
    [Trait("Clause", "8.3.5-b.1")]
    public void A_rule_acknowledges_once_in_its_own_name_and_a_person_is_not_overruled()
    {
        Rules(new() { Name = "低级自动确认", Filter = "severity <= minor", Acknowledge = true });
        Report(Finding(), Finding(AlarmSeverity.Major, "2"));
        Assert.Equal("auto:低级自动确认", changes[1].Actor.Name);
        Assert.Equal(AlarmState.Acknowledged, changes[1].Alarm.State);
        Assert.Equal((1, 0, 1), (board.Tally.Open(AlarmSeverity.Minor), board.Tally.Unacknowledged(AlarmSeverity.Minor), board.Tally.Unacknowledged(AlarmSeverity.Major)));

        board.Unacknowledge(changes[1].Alarm.Id, Operator, null, now, changes);
        board.Review(now, true, changes);
        Assert.Equal(AlarmEventKind.Unacknowledged, changes[^1].Kind);
    }

    [Fact]
    [Trait("Clause", "8.3.5-b.2")]
    public void An_alarm_clears_only_when_its_condition_has_been_gone_for_the_time_of_the_rule()
    {
        Rules(new() { Name = "恢复确认", Filter = "count > 0", ClearAfter = TimeSpan.FromMinutes(3) });
        Report(Finding());
        Report();
        Assert.Equal(AlarmEventKind.ClearPending, changes[^1].Kind);
        Look(TimeSpan.FromMinutes(1));
        Report();
        Assert.Equal(2, changes.Count);

        Report(Finding(since: now));
        Assert.Equal((AlarmEventKind.Repeated, 2, null), (changes[^1].Kind, Row.Count, Row.Life.ClearDueAt));
        Report();
        Look(TimeSpan.FromMinutes(3));
        Assert.Equal(AlarmEventKind.Cleared, changes[^1].Kind);
        Assert.Equal(0, board.OpenCount);
    }

    [Fact]
    public void A_window_takes_open_alarms_out_of_service_and_gives_them_back_at_its_end()
    {
        Report(Finding());
        board.Policy = Policy([], Window(Prison, Maintenance(TimeSpan.FromHours(2))));
        board.Review(now, true, changes);
        Assert.Equal((AlarmEventKind.OutOfService, AlarmState.OutOfService, "更换电源"), (changes[^1].Kind, Row.State, changes[^1].Note));
        Report(Finding(), Finding(instance: "2"));
        Assert.Equal(AlarmState.OutOfService, Row.State);
        Assert.Equal(0, board.Tally.Open(AlarmSeverity.Minor));

        now = Start.AddHours(2);
        changes.Clear();
        board.Review(now, true, changes);

        // The one that was announced before is not announced again; the one that opened in the window is.
        Assert.Equal([AlarmEventKind.Announced, AlarmEventKind.InService, AlarmEventKind.InService], changes.Select(change => change.Kind).Order());
        Assert.Equal(2, board.Tally.Unacknowledged(AlarmSeverity.Minor));
    }

    [Fact]
    public void A_shelf_needs_a_reason_and_an_end_and_comes_back_by_itself()
    {
        Report(Finding());
        Guid alarm = Row.Id;
        Assert.Equal("reason-required", board.Shelve(alarm, Operator, " ", now.AddHours(1), now, changes));
        Assert.Equal("shelf-time", board.Shelve(alarm, Operator, "known", null, now, changes));
        Assert.Equal("shelf-time", board.Shelve(alarm, Operator, "known", now, now, changes));
        Assert.Equal("shelf-time", board.Shelve(alarm, Operator, "known", now + AlarmBoard.ShelfMax + TimeSpan.FromSeconds(1), now, changes));
        Assert.Equal("not-shelved", board.Unshelve(alarm, Operator, null, now, changes));

        Assert.Null(board.Shelve(alarm, Operator, "备件在途", now.AddHours(1), now, changes));
        Assert.Equal(AlarmState.Shelved, Row.State);
        Assert.Equal(0, board.Tally.Open(AlarmSeverity.Minor));
        Look(TimeSpan.FromMinutes(59));
        Assert.Equal(AlarmEventKind.Shelved, changes[^1].Kind);
        Look(TimeSpan.FromMinutes(1));
        Assert.Equal((AlarmEventKind.Unshelved, AlarmState.Unacknowledged), (changes[^1].Kind, Row.State));
    }

    [Fact]
    public void A_flapping_alarm_stays_on_its_shelf()
    {
        Report(Finding());
        board.Shelve(Row.Id, Operator, "抖动", now.AddHours(1), now, changes);

        Report();
        Assert.Equal(AlarmState.Normal, Row.State);
        Report(Finding(since: now));
        Assert.Equal((AlarmEventKind.Reopened, AlarmState.Shelved, 2), (changes[^1].Kind, Row.State, Row.Count));
    }

    [Fact]
    public void What_returned_before_anybody_looked_can_be_acknowledged_for_a_day_also_after_a_restart()
    {
        Report(Finding());
        Report();
        Assert.Equal(AlarmState.ReturnedUnacknowledged, Row.State);
        now += TimeSpan.FromHours(20);
        board = AlarmBoard.Of([Row], ReopenWithin, board);
        board.Forget(now);

        Assert.Null(board.Acknowledge(Row.Id, Operator, "已查", now, changes));
        Assert.Equal((AlarmState.Normal, "王芳"), (Row.State, Row.AcknowledgedBy));
        Assert.Equal("already-cleared", board.Acknowledge(Row.Id, Operator, null, now, changes));
        Report(Finding(since: now));
        Assert.Equal(AlarmEventKind.Opened, changes[^1].Kind);
    }

    [Fact]
    public void A_false_alarm_needs_a_reason_acknowledges_and_begins_anew_when_it_comes_back()
    {
        Report(Finding());
        Guid alarm = Row.Id;
        Assert.Equal("reason-required", board.MarkFalse(alarm, Operator, null, now, changes));
        Assert.Null(board.MarkFalse(alarm, Operator, "施工灯光", now, changes));
        Assert.Equal((AlarmState.Acknowledged, "施工灯光"), (Row.State, Row.Life.FalseAlarm!.Reason));
        Assert.Equal("already-false", board.MarkFalse(alarm, Operator with { Name = "李伟" }, "又一次", now, changes));

        Report();
        Report(Finding(since: now));
        Assert.Equal((AlarmEventKind.Reopened, null), (changes[^1].Kind, Row.Life.FalseAlarm));
    }

    [Fact]
    [Trait("Clause", "8.3.5-b.3")]
    public void A_rule_about_age_orders_a_ticket_once_while_the_alarm_stands()
    {
        Rules(new() { Name = "超时转单", Filter = "age >= 30m and state = unacknowledged", Ticket = true });
        Report(Finding());
        Look(TimeSpan.FromMinutes(29), all: true);
        Assert.Single(changes);

        Look(TimeSpan.FromMinutes(1), all: true);
        Look(TimeSpan.FromMinutes(1), all: true);
        Report();
        Report(Finding(since: Start));
        Look(TimeSpan.FromMinutes(40), all: true);

        Assert.Equal(1, changes.Count(change => change.Orders.Length > 0));
        Assert.Equal("超时转单", changes.Single(change => change.Orders.Length > 0).Orders[0].RuleName);
    }

    private void Rules(AlarmRuleFields fields) => board.Policy = Policy([Rule(Prison, "a", fields)]);

    private void Report(params ImmutableArray<Finding> findings) => board.Reconcile(new(Switch.Id, Prison, FindingSource.Itself, ++revision, true, findings), now, changes);

    /// <summary>As the board does every second: only what is due, unless the rules depend on the time.</summary>
    private void Look(TimeSpan after, bool all = false)
    {
        now += after;
        if (all || board.IsDue(now)) board.Review(now, all, changes);
    }

    private static Finding Finding(AlarmSeverity severity = AlarmSeverity.Minor, string instance = "", DateTimeOffset? since = null) =>
        new("cpu.load", instance, severity, since ?? Start, FindingEvidence.None);
}
