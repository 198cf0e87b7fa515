using System.Collections.Immutable;
using PrisonOps.Analyzers.Alarms;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Alarms.Suppression;
using static PrisonOps.Tests.Unit.Alarms.Rules.RuleRows;

namespace PrisonOps.Tests.Unit.Alarms;

/// <summary>One alarm says that a condition comes and goes, and ends by itself.</summary>
public sealed class FlappingTests
{
    private static readonly TimeSpan Slot = TimeSpan.FromMinutes(1);

    private readonly ImmutableArray<AlarmChange>.Builder changes = ImmutableArray.CreateBuilder<AlarmChange>();
    private readonly AlarmBoard board = AlarmBoard.Of([], TimeSpan.FromMinutes(10), limits: new(TimeSpan.Zero, TimeSpan.Zero, Slot));
    private DateTimeOffset now = Start;
    private long revision;

    private AlarmRow Row => changes[^1].Alarm;

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1 << 19, 5.9)]
    [InlineData(1, 4.0)]
    [InlineData((1 << 20) - 1, 99)]
    public void Newer_changes_weigh_more(int bits, double value) => Assert.Equal(value, Flapping.Value(bits), 3);

    [Fact]
    public void A_change_in_each_of_six_minutes_is_flapping_and_five_are_not()
    {
        AlarmFlaps? flaps = null;
        for (int minute = 0; minute < 5; minute++) flaps = Flapping.Note(flaps, Start.AddMinutes(minute), Slot, isGone: minute % 2 == 1);
        Assert.Null(flaps!.Since);

        flaps = Flapping.Note(flaps, Start.AddMinutes(5), Slot, isGone: false);
        Assert.Equal(Start.AddMinutes(5), flaps.Since);
        Assert.True(Flapping.Value(flaps.Changes >> (int)((flaps.EndsAt!.Value - Start.AddMinutes(5)) / Slot)) < Flapping.Low, $"{flaps}");
        Assert.Equal(Start.AddMinutes(5 + 15), flaps.EndsAt);
    }

    [Fact]
    public void Between_the_two_limits_it_goes_on_flapping_once_begun()
    {
        AlarmFlaps before = new((Start.UtcTicks / Slot.Ticks) - 3, 0b1111 << 16, 3, Start.AddMinutes(-5), Start, false);

        AlarmFlaps next = Flapping.Note(before, Start, Slot, isGone: true);
        Assert.InRange(Flapping.Value(next.Changes), Flapping.Low, Flapping.High);
        Assert.Equal((before.Since, true), (next.Since, next.IsGone));
        Assert.Null(Flapping.Note(before with { Since = null }, Start, Slot, isGone: true).Since);
    }

    [Fact]
    public void An_alarm_that_comes_and_goes_is_opened_a_few_times_and_then_kept_open_as_flapping()
    {
        for (int times = 0; times < 20; times++)
        {
            Toggle(isThere: true);
            Toggle(isThere: false);
        }

        Assert.Equal(4, changes.Count(change => change.Kind is AlarmEventKind.Opened or AlarmEventKind.Reopened));
        Assert.Single(changes, change => change.Kind == AlarmEventKind.FlappingBegan);
        Assert.Equal((null, true, 20), (Row.ClearedAt, Row.Life.IsFlapping, Row.Count));
        Assert.Equal(17, Row.Life.Flaps!.Times);
    }

    [Fact]
    public void It_ends_by_itself_with_the_condition_gone_or_standing()
    {
        Flap();
        Toggle(isThere: false);
        Look(TimeSpan.FromHours(1));
        Assert.Equal([AlarmEventKind.FlappingEnded, AlarmEventKind.Cleared], changes.TakeLast(2).Select(change => change.Kind));

        changes.Clear();
        now += TimeSpan.FromDays(1);
        Flap();
        Look(TimeSpan.FromHours(1));
        Assert.Equal((AlarmEventKind.FlappingEnded, null, false), (changes[^1].Kind, Row.ClearedAt, Row.Life.IsFlapping));
        Toggle(isThere: false);
        Assert.NotNull(Row.ClearedAt);
    }

    [Fact]
    public void What_comes_and_goes_with_its_cause_is_not_flapping_itself()
    {
        board.TakeUpstream(new([new(Switch.Id, Guid.NewGuid(), Prison, Slot)], []), now, changes);
        for (int times = 0; times < 20; times++)
        {
            Toggle(isThere: true, "device.unreachable");
            Toggle(isThere: false);
        }

        Assert.DoesNotContain(changes, change => change.Alarm.Life.Flaps is not null);
    }

    [Fact]
    public void A_person_can_clear_what_is_flapping_and_it_goes_on_when_it_comes_back()
    {
        Flap();
        Assert.Null(board.Clear(Row.Id, new(Guid.NewGuid(), "王芳"), "更换电源", now, changes));
        Toggle(isThere: true);
        Assert.True(Row.Life.IsFlapping, $"{Row.Life.Flaps}");
        Assert.Null(Row.ClearedAt);
    }

    private void Flap()
    {
        while (changes.Count == 0 || !Row.Life.IsFlapping)
        {
            Toggle(isThere: true);
            if (!Row.Life.IsFlapping) Toggle(isThere: false);
        }
    }

    private void Toggle(bool isThere, string type = "cpu.load")
    {
        Look(Slot);
        ImmutableArray<Finding> findings = isThere ? [new(type, "", AlarmSeverity.Minor, now, FindingEvidence.None)] : [];
        board.Reconcile(new(Switch.Id, Prison, FindingSource.Itself, ++revision, true, findings), now, changes);
    }

    private void Look(TimeSpan after)
    {
        now += after;
        if (board.IsDue(now)) board.Review(now, false, changes);
    }
}
