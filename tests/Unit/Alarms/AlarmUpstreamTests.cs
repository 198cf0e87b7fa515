using System.Collections.Immutable;
using PrisonOps.Analyzers.Alarms;
using PrisonOps.Ports;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Alarms.Rules;
using PrisonOps.Ports.Alarms.Suppression;
using static PrisonOps.Tests.Unit.Alarms.Rules.RuleRows;

namespace PrisonOps.Tests.Unit.Alarms;

/// <summary>What a board makes of what the topology says: marks, waits, and what stays when the path is back.</summary>
public sealed class AlarmUpstreamTests
{
    private static readonly TimeSpan Confirmation = TimeSpan.FromSeconds(68);
    private static readonly TimeSpan Hold = TimeSpan.FromSeconds(8);
    private static readonly AlarmNoiseLimits Limits = new(Hold, Hold, TimeSpan.Zero);
    private static readonly Guid Cause = Guid.Parse("00000000-0000-7000-8000-0000000000ca");

    private readonly ImmutableArray<AlarmChange>.Builder changes = ImmutableArray.CreateBuilder<AlarmChange>();
    private AlarmBoard board = AlarmBoard.Of([], TimeSpan.FromMinutes(10), limits: Limits);
    private DateTimeOffset now = Start;
    private long revision;

    private AlarmRow Row => changes[^1].Alarm;

    private IEnumerable<AlarmEventKind> Kinds => changes.Select(change => change.Kind);

    [Fact]
    [Trait("Clause", "8.3.5-c.3")]
    public void An_alarm_behind_a_lost_path_opens_at_once_is_marked_with_its_cause_and_not_announced()
    {
        Lose();
        Report(Silent());

        Assert.Equal((AlarmState.Suppressed, Cause, OtherPrison), (Row.State, Row.Life.Upstream!.CauseId, Row.Life.Upstream.CausePlace));
        Assert.NotNull(Row.Life.HeldUntil);
        Look(TimeSpan.FromHours(5));
        Assert.Equal([AlarmEventKind.Opened], Kinds);
        Assert.Equal(0, board.Tally.Open(AlarmSeverity.Major));
    }

    [Fact]
    public void The_cause_may_become_known_after_its_effects()
    {
        Report(Silent());
        Assert.Equal(AlarmState.Unacknowledged, Row.State);

        Look(TimeSpan.FromSeconds(7));
        Lose();
        Look(TimeSpan.FromMinutes(10));

        Assert.Equal([AlarmEventKind.Opened, AlarmEventKind.UpstreamLost], Kinds);
        Assert.Equal(AlarmState.Suppressed, Row.State);
    }

    [Fact]
    public void Without_a_word_of_the_topology_it_is_announced_after_the_hold_and_with_certainty_at_once()
    {
        Report(Silent());
        Look(Hold);
        Assert.Equal([AlarmEventKind.Opened, AlarmEventKind.Announced], Kinds);

        Report();
        changes.Clear();
        Take(new([], [new(Switch.Id, 500, IsCertain: true)]));
        now += TimeSpan.FromMinutes(20);
        Report(Silent());
        Assert.Equal([AlarmEventKind.Opened], Kinds);
        Assert.Equal((null, 500), (Row.Life.HeldUntil, Row.Life.Affected));
    }

    [Fact]
    public void A_certain_cause_is_announced_when_the_topology_says_so_and_tells_how_many_it_takes_along()
    {
        Report(Silent());
        now += TimeSpan.FromSeconds(1);
        Take(new([], [new(Switch.Id, 500, IsCertain: true)]));

        Assert.Equal([AlarmEventKind.Opened, AlarmEventKind.AffectedChanged, AlarmEventKind.Announced], Kinds);
        Assert.Equal(500, Row.Life.Affected);
        Take(new([], [new(Switch.Id, 499, IsCertain: true)]));
        Assert.Equal((AlarmEventKind.AffectedChanged, 499), (changes[^1].Kind, Row.Life.Affected));
    }

    [Fact]
    public void A_rules_delay_goes_on_though_the_topology_is_certain()
    {
        board.Policy = Policy([Rule(Prison, "a", new() { Name = "稳定后通知", Filter = "count > 0", AnnounceAfter = TimeSpan.FromMinutes(5) })]);
        Report(Silent());
        Take(new([], [new(Switch.Id, 0, IsCertain: true)]));
        Look(TimeSpan.FromMinutes(4));
        Assert.Equal([AlarmEventKind.Opened], Kinds);
        Look(TimeSpan.FromMinutes(1));
        Assert.Equal(AlarmEventKind.Announced, changes[^1].Kind);
    }

    [Fact]
    public void Only_what_follows_from_silence_is_marked()
    {
        Lose();
        Report(Finding("disk.health"), Finding("vq.pull-failed", "auth"), Finding("monitoring.not-asked"), Finding("vq.pull-failed", "connect", "2"));

        Assert.Equal([false, false, false, true], changes.Select(change => change.Alarm.Life.Upstream is not null));
    }

    [Fact]
    public void When_the_path_is_back_the_mark_stays_until_the_object_was_polled()
    {
        Lose();
        Report(Silent());
        Back();
        Assert.Equal((AlarmState.Suppressed, now + Confirmation), (Row.State, Row.Life.Upstream!.LiftAt));

        Look(TimeSpan.FromSeconds(40));
        Report();
        Look(TimeSpan.FromMinutes(10));

        Assert.Equal([AlarmEventKind.Opened, AlarmEventKind.UpstreamBack, AlarmEventKind.Cleared], Kinds);
        Assert.Equal(AlarmState.Normal, Row.State);
    }

    [Fact]
    public void What_stays_down_after_the_path_is_back_is_announced_within_one_poll()
    {
        Lose();
        Report(Silent());
        now += TimeSpan.FromHours(3);
        Back();
        Look(Confirmation);

        // The path may have gone again: the notice waits for what is above to answer, at most for the hold.
        Assert.Equal([AlarmEventKind.Opened, AlarmEventKind.UpstreamBack, AlarmEventKind.Unsuppressed], Kinds);
        Take(new([], [new(Switch.Id, 0, IsCertain: true)]));
        Assert.Equal(AlarmEventKind.Announced, changes[^1].Kind);
        Assert.Equal((AlarmState.Unacknowledged, null), (Row.State, Row.Life.Upstream));
    }

    [Fact]
    public void A_path_that_goes_again_before_the_poll_keeps_the_mark()
    {
        Lose();
        Report(Silent());
        Back();
        Look(TimeSpan.FromSeconds(30));
        Lose();
        Look(TimeSpan.FromHours(1));

        Assert.Equal([AlarmEventKind.Opened, AlarmEventKind.UpstreamBack, AlarmEventKind.UpstreamLost], Kinds);
        Assert.Equal((AlarmState.Suppressed, Start), (Row.State, Row.Life.Upstream!.Since));
    }

    [Fact]
    public void Marks_are_rows_and_what_is_lost_is_known_again_by_the_next_board()
    {
        Lose();
        Report(Silent());
        AlarmRow stored = Row;
        changes.Clear();

        board = AlarmBoard.Of([stored], TimeSpan.FromMinutes(10), limits: Limits);
        Look(TimeSpan.FromHours(1));
        Assert.Empty(changes);
        Assert.Equal(Switch.Id, Assert.Single(board.Unreachable).ObjectId);

        Take(UpstreamView.Empty);
        Look(Confirmation);
        Look(Hold);
        Assert.Equal([AlarmEventKind.UpstreamBack, AlarmEventKind.Unsuppressed, AlarmEventKind.Announced], Kinds);
    }

    [Fact]
    public void What_was_announced_before_is_marked_and_not_announced_again()
    {
        Report(Silent());
        Look(Hold);
        Lose();
        Back();
        Look(Confirmation);

        Assert.Single(Kinds, AlarmEventKind.Announced);
        Assert.Equal(AlarmEventKind.Unsuppressed, changes[^1].Kind);
    }

    [Fact]
    public void A_person_may_acknowledge_what_is_marked()
    {
        Lose();
        Report(Silent());
        Assert.Null(board.Acknowledge(Row.Id, new Actor(Guid.NewGuid(), "王芳"), null, now, changes));
        Back();
        Look(Confirmation);
        Assert.Equal(AlarmState.Acknowledged, Row.State);
    }

    private void Lose() => Take(new([new(Switch.Id, Cause, OtherPrison, Confirmation)], []));

    private void Back() => Take(UpstreamView.Empty);

    private void Take(UpstreamView view) => board.TakeUpstream(view, now, changes);

    private void Report(params ImmutableArray<Finding> findings) => board.Reconcile(new(Switch.Id, Prison, FindingSource.Itself, ++revision, true, findings), now, changes);

    private void Look(TimeSpan after)
    {
        now += after;
        if (board.IsDue(now)) board.Review(now, false, changes);
    }

    private Finding Silent() => new("device.unreachable", "", AlarmSeverity.Major, now, FindingEvidence.None);

    private Finding Finding(string type, string detail = "", string instance = "") =>
        new(type, instance, AlarmSeverity.Major, now, FindingEvidence.None with { Detail = detail });
}
