using PrisonOps.Analyzers.Notices;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Alarms.Views;
using PrisonOps.Ports.Notices;
using PrisonOps.Ports.Units;

namespace PrisonOps.Tests.Unit.Notices;

/// <summary>When the owner of a saved view is told of too many alarms in it, and what the view is about.</summary>
public sealed class ViewLimitTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 3, 0, 0, TimeSpan.Zero);
    private static readonly UnitPlace Prison = new(3, 2, 3);

    [Fact]
    public void The_owner_is_told_once_when_there_have_been_too_many_for_long_enough_and_once_when_that_is_over()
    {
        WatchedView view = Watched(max: 20, minutes: 10);
        List<(int Minute, NoticeWhat What)> told = [];
        int[] counts = [.. Enumerable.Repeat(21, 5), 20, .. Enumerable.Repeat(30, 25), .. Enumerable.Repeat(3, 5), .. Enumerable.Repeat(21, 11)];

        for (int minute = 0; minute < counts.Length; minute++)
        {
            (ViewMark? mark, NoticeWhat? what) = ViewLimit.Decide(view, counts[minute], Start.AddMinutes(minute));
            if (what is { } said) told.Add((minute, said));
            if (mark is not null) view = view with { OverSince = mark.OverSince, ToldAt = mark.ToldAt };
        }

        // Over from minute 6 on, as at minute 5 there were no more than the limit; within it from 31; over again from 36.
        Assert.Equal([(16, NoticeWhat.ViewOver), (31, NoticeWhat.ViewBack), (46, NoticeWhat.ViewOver)], told);
    }

    [Fact]
    public void Nothing_is_written_while_nothing_changes_and_a_view_without_a_limit_ends_what_was_told()
    {
        WatchedView calm = Watched(max: 20, minutes: 0), told = calm with { OverSince = Start, ToldAt = Start };

        Assert.Equal((null, null), ViewLimit.Decide(calm, 20, Start));
        Assert.Equal((null, null), ViewLimit.Decide(told, 50, Start.AddHours(1)));
        Assert.Equal(NoticeWhat.ViewOver, ViewLimit.Decide(calm, 21, Start).Told);
        Assert.Equal(NoticeWhat.ViewBack, ViewLimit.Decide(told with { View = told.View with { Draft = told.View.Draft with { TellAfterMinutes = null } } }, 50, Start).Told);
    }

    [Fact]
    public void The_query_of_a_view_is_read_as_the_console_reads_it()
    {
        ViewFilter filter = ViewQuery.Read("severity=critical,major,loud&system=network&type=cpu.load&ack=no&age=under5min,older&sight=shelved&unit=7&text=%E6%91%84%E5%83%8F+1&sort=newest");

        Assert.Equal([AlarmSeverity.Critical, AlarmSeverity.Major], filter.Severities);
        Assert.Equal(["network"], filter.Systems);
        Assert.Equal(["cpu.load"], filter.Types);
        Assert.Equal([AlarmState.Shelved], filter.States);
        Assert.Equal([TimeSpan.FromMinutes(5), null], filter.Ages.Select(age => age.Until));
        Assert.Equal((false, 7, "摄像 1"), (filter.Acknowledged, filter.UnitId, filter.Text));
        Assert.Equal([AlarmState.Unacknowledged, AlarmState.Acknowledged], ViewQuery.Read("").States);
        Assert.Null(ViewQuery.Read("ack=yes,no").Acknowledged);
    }

    private static WatchedView Watched(int max, int minutes) =>
        new(new(Guid.NewGuid(), Prison, Guid.NewGuid(), "王芳", new("夜班", "severity=critical", false, max, minutes), 1), null, null);
}
