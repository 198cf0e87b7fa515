using System.Collections.Immutable;
using PrisonOps.Analyzers.Alarms;
using PrisonOps.Ports;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Units;

namespace PrisonOps.Tests.Unit.Alarms;

public sealed class AlarmBoardTests
{
    private static readonly Guid Device = Guid.Parse("00000000-0000-7000-8000-000000000001");
    private static readonly UnitPlace Place = new(3, 2, 3);
    private static readonly Actor Operator = new(Guid.NewGuid(), "王芳");
    private static readonly Actor Colleague = new(Guid.NewGuid(), "李伟");
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan ReopenWithin = TimeSpan.FromMinutes(10);

    private readonly ImmutableArray<AlarmChange>.Builder changes = ImmutableArray.CreateBuilder<AlarmChange>();
    private AlarmBoard board = AlarmBoard.Of([], ReopenWithin);
    private DateTimeOffset now = Start;

    [Fact]
    [Trait("Clause", "8.3.5-a.1")]
    public void A_new_finding_opens_one_alarm_with_the_time_it_began()
    {
        Report(10, Finding("cpu.load", since: Start.AddSeconds(-40)));

        AlarmChange opened = Assert.Single(changes);
        Assert.Equal(AlarmEventKind.Opened, opened.Kind);
        Assert.Equal(Start.AddSeconds(-40), opened.Alarm.FirstAt);
        Assert.Equal(Start, opened.Alarm.OpenedAt);
        Assert.Equal(1, opened.Alarm.Revision);
    }

    [Fact]
    public void An_unchanged_repeat_writes_nothing()
    {
        Report(10, Finding("cpu.load"));
        changes.Clear();

        Report(10, Finding("cpu.load"));
        Report(20, Finding("cpu.load"));

        Assert.Empty(changes);
    }

    [Fact]
    public void A_condition_that_went_and_came_between_two_reports_counts_once_more()
    {
        Report(10, Finding("cpu.load"));
        changes.Clear();

        Report(20, Finding("cpu.load", since: Start.AddMinutes(2)));

        AlarmChange repeated = Assert.Single(changes);
        Assert.Equal(AlarmEventKind.Repeated, repeated.Kind);
        Assert.Equal(2, repeated.Alarm.Count);
        Assert.Equal(Start, repeated.Alarm.FirstAt);
    }

    [Fact]
    [Trait("Clause", "8.3.5-b.2")]
    public void What_is_absent_from_the_full_set_is_cleared()
    {
        Report(10, Finding("cpu.load"), Finding("interface.down", "Gi0/1"), Finding("interface.down", "Gi0/2"));
        changes.Clear();

        Report(20, Finding("interface.down", "Gi0/2"));

        Assert.Equal(2, changes.Count);
        Assert.All(changes, change => Assert.Equal(AlarmEventKind.Cleared, change.Kind));
        Assert.Equal(1, board.OpenCount);
    }

    [Fact]
    public void An_object_clears_only_what_is_its_own_to_find()
    {
        Report(10, Finding("cpu.load"));
        board.Reconcile(new(Device, Place, FindingSource.Roster, 10, true, [Finding("monitoring.silent")]), now, changes);
        changes.Clear();

        Report(20);
        AlarmChange cleared = Assert.Single(changes);
        Assert.Equal("cpu.load", cleared.Alarm.Type);

        changes.Clear();
        board.Reconcile(new(Device, Place, FindingSource.Roster, 20, true, []), now, changes);
        Assert.Equal("monitoring.silent", Assert.Single(changes).Alarm.Type);
    }

    [Fact]
    public void Unknown_opens_and_clears_nothing()
    {
        Report(10, Finding("cpu.load"));
        changes.Clear();

        board.Reconcile(new(Device, Place, FindingSource.Itself, 20, Judged: false, []), now, changes);
        board.Reconcile(new(Device, Place, FindingSource.Itself, 30, Judged: false, [Finding("memory.used")]), now, changes);

        Assert.Empty(changes);
        Assert.Equal(1, board.OpenCount);
    }

    [Fact]
    public void A_lower_revision_is_ignored()
    {
        Report(20, Finding("cpu.load"));
        changes.Clear();

        Report(19);

        Assert.Empty(changes);
        Assert.Equal(20, board.SeenRevision(Device, FindingSource.Itself));
    }

    [Fact]
    public void A_board_built_from_rows_still_ignores_revisions_older_than_they_are()
    {
        Report(20, Finding("cpu.load"));

        Rebuild();
        Report(19);

        Assert.Empty(changes);
        Assert.Equal(1, board.OpenCount);
    }

    [Fact]
    public void An_alarm_that_comes_back_within_the_window_is_reopened_not_doubled()
    {
        Report(10, Finding("cpu.load"));
        Guid alarm = changes[0].Alarm.Id;
        board.Acknowledge(alarm, Operator, null, now, changes);
        Report(20);
        changes.Clear();
        Advance(ReopenWithin - TimeSpan.FromSeconds(1));

        Report(30, Finding("cpu.load", since: now));

        AlarmChange reopened = Assert.Single(changes);
        Assert.Equal(AlarmEventKind.Reopened, reopened.Kind);
        Assert.Equal(alarm, reopened.Alarm.Id);
        Assert.Equal(2, reopened.Alarm.Count);
        Assert.Null(reopened.Alarm.ClearedAt);
        Assert.Null(reopened.Alarm.AcknowledgedBy);
    }

    [Fact]
    public void After_the_window_it_is_a_new_alarm()
    {
        Report(10, Finding("cpu.load"));
        Guid before = changes[0].Alarm.Id;
        Report(20);
        changes.Clear();
        Advance(ReopenWithin);

        Report(30, Finding("cpu.load", since: now));

        AlarmChange opened = Assert.Single(changes);
        Assert.Equal(AlarmEventKind.Opened, opened.Kind);
        Assert.NotEqual(before, opened.Alarm.Id);
    }

    [Fact]
    public void Getting_worse_needs_a_new_acknowledgement_getting_better_does_not()
    {
        Report(10, Finding("cpu.load", severity: AlarmSeverity.Warning));
        Guid alarm = changes[0].Alarm.Id;
        board.Acknowledge(alarm, Operator, null, now, changes);

        Report(20, Finding("cpu.load", severity: AlarmSeverity.Major));
        Assert.Equal(AlarmEventKind.SeverityChanged, changes[^1].Kind);
        Assert.Null(changes[^1].Alarm.AcknowledgedAt);
        Assert.Equal(AlarmSeverity.Warning, changes[^1].Alarm.OriginalSeverity);

        board.Acknowledge(alarm, Operator, null, now, changes);
        Report(30, Finding("cpu.load", severity: AlarmSeverity.Warning));
        Assert.Equal("王芳", changes[^1].Alarm.AcknowledgedBy);
    }

    [Fact]
    public void A_picture_that_was_still_being_stored_is_added_once()
    {
        Finding finding = Finding("vq.freeze");
        Report(10, finding);
        changes.Clear();

        Finding withPicture = finding with { Evidence = finding.Evidence with { PictureKey = Guid.NewGuid() } };
        Report(20, withPicture);
        Report(30, withPicture);

        Assert.Equal(withPicture.Evidence.PictureKey, Assert.Single(changes).Alarm.Evidence.PictureKey);
    }

    [Fact]
    [Trait("Clause", "8.3.5-b.2")]
    public void A_manual_clear_needs_a_reason_and_comes_back_if_the_condition_persists()
    {
        Report(10, Finding("cpu.load"));
        Guid alarm = changes[0].Alarm.Id;
        changes.Clear();

        Assert.Equal("reason-required", board.Clear(alarm, Operator, "  ", now, changes));
        Assert.Null(board.Clear(alarm, Operator, "checked on site", now, changes));
        Assert.Equal("already-cleared", board.Clear(alarm, Operator, "again", now, changes));
        Assert.Equal("checked on site", Assert.Single(changes).Alarm.ClearReason);

        Report(10, Finding("cpu.load"));
        Assert.Equal(AlarmEventKind.Reopened, changes[^1].Kind);
        Assert.Equal(alarm, changes[^1].Alarm.Id);
    }

    [Fact]
    [Trait("Clause", "8.3.5-b.1")]
    public void Acknowledging_says_who_and_when_and_can_be_taken_back()
    {
        Report(10, Finding("cpu.load"));
        Guid alarm = changes[0].Alarm.Id;
        Advance(TimeSpan.FromSeconds(7));

        Assert.Null(board.Acknowledge(alarm, Operator, "on my way", now, changes));
        Assert.Equal(("王芳", now, "on my way"), (changes[^1].Alarm.AcknowledgedBy, changes[^1].Alarm.AcknowledgedAt, changes[^1].Alarm.Note));
        Assert.Equal("already-acknowledged", board.Acknowledge(alarm, Colleague, null, now, changes));

        int before = changes.Count;
        Assert.Null(board.Acknowledge(alarm, Operator, null, now, changes));
        Assert.Equal(before, changes.Count);

        Assert.Null(board.Unacknowledge(alarm, Colleague, null, now, changes));
        Assert.Equal("not-acknowledged", board.Unacknowledge(alarm, Colleague, null, now, changes));
        Assert.Equal("not-found", board.Acknowledge(Guid.NewGuid(), Operator, null, now, changes));
    }

    [Fact]
    public void A_note_can_be_added_to_an_alarm_cleared_a_moment_ago()
    {
        Report(10, Finding("cpu.load"));
        Guid alarm = changes[0].Alarm.Id;
        Report(20);

        Assert.Null(board.AddNote(alarm, Operator, "fan replaced", now, changes));

        Assert.Equal("fan replaced", changes[^1].Alarm.Note);
        Assert.NotNull(changes[^1].Alarm.ClearedAt);
        Assert.Equal(0, board.OpenCount);
    }

    [Fact]
    public void The_counters_equal_a_recount_after_many_random_reports_and_commands()
    {
        var random = new Random(20260301);
        var rows = new Dictionary<Guid, AlarmRow>();
        Guid[] objects = [.. Enumerable.Range(0, 20).Select(_ => Guid.CreateVersion7(now))];

        for (int step = 0; step < 5_000; step++)
        {
            Advance(TimeSpan.FromSeconds(random.Next(60)));
            changes.Clear();
            if (random.Next(4) > 0)
            {
                ImmutableArray<Finding> findings =
                [
                    .. Enumerable.Range(0, 4).Where(_ => random.Next(2) == 0)
                        .Select(i => Finding("t" + i, severity: (AlarmSeverity)random.Next(1, 6), since: now)),
                ];
                board.Reconcile(new(objects[random.Next(objects.Length)], Place, FindingSource.Itself, now.UtcTicks, random.Next(5) > 0, findings), now, changes);
            }
            else if (rows.Count > 0)
            {
                Guid alarm = rows.Keys.ElementAt(random.Next(rows.Count));
                _ = random.Next(4) switch
                {
                    0 => board.Acknowledge(alarm, Operator, null, now, changes),
                    1 => board.Unacknowledge(alarm, Operator, null, now, changes),
                    2 => board.AddNote(alarm, Operator, "note", now, changes),
                    _ => board.Clear(alarm, Operator, "reason", now, changes),
                };
            }

            foreach (AlarmChange change in changes)
            {
                Assert.Equal(rows.TryGetValue(change.Alarm.Id, out AlarmRow? before) ? before.Revision + 1 : 1, change.Alarm.Revision);
                rows[change.Alarm.Id] = change.Alarm;
            }

            if (step % 97 == 0) board = AlarmBoard.Of(rows.Values.Where(row => row.ClearedAt is null || row.ClearedAt > now - ReopenWithin), ReopenWithin);
            if (step % 53 == 0) board.Forget(now);
        }

        AlarmRow[] open = [.. rows.Values.Where(row => row.ClearedAt is null)];
        Assert.Equal(open.Length, board.OpenCount);
        Assert.Equal(open.Length, open.Select(row => (row.ObjectId, row.Type, row.Instance)).Distinct().Count());
        foreach (AlarmSeverity severity in Enum.GetValues<AlarmSeverity>())
        {
            Assert.Equal(open.Count(row => row.Severity == severity), board.Tally.Open(severity));
            Assert.Equal(open.Count(row => row.Severity == severity && row.AcknowledgedAt is null), board.Tally.Unacknowledged(severity));
        }
    }

    private void Report(long revision, params ImmutableArray<Finding> findings) =>
        board.Reconcile(new(Device, Place, FindingSource.Itself, revision, true, findings), now, changes);

    private void Advance(TimeSpan by) => now += by;

    private void Rebuild()
    {
        board = AlarmBoard.Of(changes.GroupBy(change => change.Alarm.Id).Select(history => history.Last().Alarm), ReopenWithin);
        changes.Clear();
    }

    private static Finding Finding(string type, string instance = "", AlarmSeverity severity = AlarmSeverity.Major, DateTimeOffset? since = null) =>
        new(type, instance, severity, since ?? Start, FindingEvidence.None);
}
