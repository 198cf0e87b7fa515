using System.Collections.Immutable;
using PrisonOps.GrainInterfaces.Alarms;
using PrisonOps.Grains.Alarms;
using PrisonOps.Ports;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Units;
using PrisonOps.Tests.Grains.Estate;

namespace PrisonOps.Tests.Grains.Alarms;

public sealed class AlarmBoardGrainTests : IAsyncLifetime
{
    private const int Unit = 4;

    private static readonly UnitPlace Place = new(Unit, 2, 4);
    private static readonly Actor Operator = new(Guid.NewGuid(), "王芳");

    private readonly EstateGrid estate = new();
    private readonly TaskCompletionSource gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private IAlarmBoardGrain Board => estate.Board(Unit);

    public async ValueTask InitializeAsync() => await estate.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => estate.DisposeAsync();

    [Fact]
    public async Task A_report_is_answered_after_its_commit()
    {
        estate.Alarms.BeforeCommit = _ => gate.Task;

        Task<FindingsAnswer> answer = Board.Report(Report(Guid.NewGuid(), 10, Finding("cpu.load")));
        await Board.GetCounts();
        Assert.False(answer.IsCompleted);
        Assert.Empty(estate.Alarms.Open);

        gate.SetResult();
        Assert.Equal(10, (await answer).Revision);
        Assert.Single(estate.Alarms.Open);
    }

    [Fact]
    public async Task A_lower_revision_is_answered_as_seen_and_unknown_never_clears()
    {
        var device = Guid.NewGuid();
        await Board.Report(Report(device, 20, Finding("cpu.load")));

        Assert.Equal(20, (await Board.Report(Report(device, 19))).Revision);
        Assert.Equal(30, (await Board.Report(Report(device, 30) with { Judged = false })).Revision);

        Assert.Single(estate.Alarms.Open);
        Assert.Single(estate.Alarms.History);
    }

    [Fact]
    public async Task An_acknowledgement_goes_before_the_findings_that_were_there_earlier()
    {
        await Board.Report(Report(Guid.NewGuid(), 10, Finding("cpu.load")));
        Guid alarm = estate.Alarms.Open[0].Id;
        Task begun = HoldCommits();
        Task first = Board.Report(Report(Guid.NewGuid(), 10, Finding("memory.used")));
        await begun;

        Task[] queued = [.. Enumerable.Range(0, 700).Select(_ => Board.Report(Report(Guid.NewGuid(), 10, Finding("storage.used"))))];
        Task<ImmutableArray<AlarmCommandOutcome>> acknowledged = Board.Execute(new(AlarmCommandKind.Acknowledge, [alarm], Operator, null));

        // Answered behind everything that was sent before, so the board holds it all when the commit ends.
        await Board.GetCounts();
        gate.SetResult();

        Assert.Null((await acknowledged)[0].Refusal);
        await Task.WhenAll([first, .. queued]);
        AlarmEventKind[] kinds = [.. estate.Alarms.History.Select(change => change.Kind)];
        Assert.InRange(Array.IndexOf(kinds, AlarmEventKind.Acknowledged), 1, 2);
        Assert.Equal(703, kinds.Length);
    }

    [Fact]
    public async Task While_the_database_is_away_callers_time_out_and_afterwards_everything_is_there_once()
    {
        var device = Guid.NewGuid();
        await Board.Report(Report(device, 10, Finding("cpu.load")));
        estate.Alarms.IsAway = true;

        FindingsReport report = Report(device, 20, Finding("memory.used"));
        await Assert.ThrowsAsync<TimeoutException>(() => Board.Report(report));
        estate.Alarms.IsAway = false;
        await Board.Report(report);

        Assert.Equal(["memory.used"], estate.Alarms.Open.Select(row => row.Type));
        Assert.Equal(
            [AlarmEventKind.Opened, AlarmEventKind.Opened, AlarmEventKind.Cleared],
            estate.Alarms.History.Select(change => change.Kind));
    }

    [Fact]
    public async Task A_commit_whose_answer_was_lost_is_not_done_twice()
    {
        await Board.Report(Report(Guid.NewGuid(), 10, Finding("cpu.load")));
        Guid alarm = estate.Alarms.Open[0].Id;
        int lost = 0;
        estate.Alarms.AfterCommit = () =>
        {
            if (Interlocked.Increment(ref lost) == 1) throw new IOException("The connection broke before the answer.");
        };

        Task<FindingsAnswer> report = Board.Report(Report(Guid.NewGuid(), 10, Finding("memory.used")));
        AlarmCommandOutcome outcome = (await Board.Execute(new(AlarmCommandKind.Acknowledge, [alarm], Operator, null)))[0];
        await report;

        Assert.Null(outcome.Refusal);
        Assert.Equal(2, estate.Alarms.Open.Length);
        Assert.Single(estate.Alarms.History, change => change.Kind == AlarmEventKind.Acknowledged);
        Assert.Equal(2, estate.Alarms.History.Count(change => change.Kind == AlarmEventKind.Opened));
    }

    [Fact]
    public async Task A_part_that_can_never_be_written_does_not_hold_up_the_others()
    {
        var poisoned = Guid.NewGuid();
        estate.Alarms.BeforeCommit = changes => changes.Any(change => change.Alarm.ObjectId == poisoned)
            ? throw new InvalidOperationException("The object is not there.")
            : gate.Task;
        Task first = Board.Report(Report(Guid.NewGuid(), 10, Finding("cpu.load")));
        await Board.GetCounts();

        Task refused = Board.Report(Report(poisoned, 10, Finding("cpu.load")));
        Task[] others = [.. Enumerable.Range(0, 5).Select(_ => Board.Report(Report(Guid.NewGuid(), 10, Finding("cpu.load"))))];
        gate.SetResult();

        await Task.WhenAll([first, .. others]);
        await Assert.ThrowsAnyAsync<Exception>(() => refused);
        Assert.Equal(6, estate.Alarms.Open.Length);
    }

    [Fact]
    public async Task Another_activation_that_wrote_first_makes_it_decide_again()
    {
        var device = Guid.NewGuid();
        await Board.Report(Report(device, 10, Finding("cpu.load")));
        AlarmRow row = estate.Alarms.Open[0];
        await estate.Alarms.Commit(Unit, [new(row with { Note = "of the other", Revision = 2 }, AlarmEventKind.Noted, row.OpenedAt, Operator, null)], TestContext.Current.CancellationToken);

        await Board.Report(Report(device, 20));

        Assert.Empty(estate.Alarms.Open);
        Assert.Equal("of the other", Assert.Single(estate.Alarms.Rows).Note);
    }

    [Fact]
    public async Task A_command_and_a_set_of_findings_larger_than_a_transaction_are_written_in_several()
    {
        var device = Guid.NewGuid();
        await Board.Report(Report(device, 10, [.. Enumerable.Range(0, 1_200).Select(port => Finding("interface.down", $"Gi{port}"))]));
        Assert.Equal(1_200, estate.Alarms.Open.Length);

        ImmutableArray<Guid> all = [.. estate.Alarms.Open.Select(row => row.Id)];
        ImmutableArray<AlarmCommandOutcome> outcomes = await Board.Execute(new(AlarmCommandKind.Acknowledge, all, Operator, null));

        Assert.All(outcomes, outcome => Assert.Null(outcome.Refusal));
        Assert.Equal(1_200, (await Board.GetCounts()).Major);
        Assert.Equal(0, (await Board.GetCounts()).MajorUnacknowledged);
    }

    [Fact]
    public async Task A_command_goes_between_the_parts_of_what_is_larger_than_a_transaction()
    {
        var device = Guid.NewGuid();
        ImmutableArray<Finding> minor = [.. Enumerable.Range(0, 2_400).Select(port => Finding("interface.down", $"Gi{port}") with { Severity = AlarmSeverity.Minor })];
        await Board.Report(Report(device, 10, minor));
        int before = estate.Alarms.Commits, opened = estate.Alarms.History.Length;
        Task begun = HoldCommits();
        Task worse = Board.Report(Report(device, 20, [.. minor.Select(finding => finding with { Severity = AlarmSeverity.Major })]));
        await begun;

        // The first part is under way; the last of the alarms has a change of its own that is not written yet.
        Guid last = estate.Alarms.Open.Single(row => row.Instance == "Gi2399").Id;
        Task<ImmutableArray<AlarmCommandOutcome>> acknowledged = Board.Execute(new(AlarmCommandKind.Acknowledge, [last], Operator, null));
        await Board.GetCounts();
        gate.SetResult();

        Assert.Null((await acknowledged)[0].Refusal);
        await worse;
        ImmutableArray<AlarmChange> written = estate.Alarms.History[opened..];
        Assert.Equal([AlarmEventKind.SeverityChanged, AlarmEventKind.Acknowledged], written.Where(change => change.Alarm.Id == last).Select(change => change.Kind));
        Assert.Equal(AlarmEventKind.Acknowledged, written[501].Kind);
        Assert.Equal((6, 2_401), (estate.Alarms.Commits - before, written.Length));
        Assert.All(estate.Alarms.Open, row => Assert.Equal((AlarmSeverity.Major, row.Id == last), (row.Severity, row.AcknowledgedAt is not null)));
    }

    [Fact]
    public async Task A_command_whose_part_was_not_written_is_decided_again_on_the_rows()
    {
        var device = Guid.NewGuid();
        ImmutableArray<Finding> minor = [.. Enumerable.Range(0, 1_200).Select(port => Finding("interface.down", $"Gi{port}") with { Severity = AlarmSeverity.Minor })];
        await Board.Report(Report(device, 10, minor));
        Guid last = estate.Alarms.Open.Single(row => row.Instance == "Gi1199").Id;
        int parts = 0;
        Task begun = HoldCommits(() =>
        {
            if (++parts == 2) throw new IOException("The connection broke before the commit.");
        });
        Task worse = Board.Report(Report(device, 20, [.. minor.Select(finding => finding with { Severity = AlarmSeverity.Major })]));
        await begun;

        Task<ImmutableArray<AlarmCommandOutcome>> acknowledged = Board.Execute(new(AlarmCommandKind.Acknowledge, [last], Operator, null));
        await Board.GetCounts();
        gate.SetResult();

        Assert.Null((await acknowledged)[0].Refusal);
        await worse;
        Assert.Single(estate.Alarms.History, change => change.Kind == AlarmEventKind.Acknowledged);
        Assert.All(estate.Alarms.Open, row => Assert.Equal((AlarmSeverity.Major, row.Id == last), (row.Severity, row.AcknowledgedAt is not null)));
    }

    [Fact]
    public async Task Counts_are_of_what_is_committed()
    {
        await Board.Report(Report(Guid.NewGuid(), 10, Finding("cpu.load"), Finding("vq.freeze") with { Severity = AlarmSeverity.Critical }));
        estate.Alarms.BeforeCommit = _ => gate.Task;
        Task pending = Board.Report(Report(Guid.NewGuid(), 10, Finding("cpu.load")));

        Assert.Equal(new AlarmCounts(1, 1, 0, 0, 0, 1, 1, 0, 0, 0), await Board.GetCounts());

        gate.SetResult();
        await pending;
        Assert.Equal(2, (await Board.GetCounts()).Major);
    }

    /// <summary>Commits wait for the gate. Gives when the first of them has begun: what comes after it waits for the board.</summary>
    private Task HoldCommits(Action? thenMeet = null)
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        estate.Alarms.BeforeCommit = async _ =>
        {
            begun.TrySetResult();
            await gate.Task;
            thenMeet?.Invoke();
        };
        return begun.Task;
    }

    private static FindingsReport Report(Guid device, long revision, params ImmutableArray<Finding> findings) => new(device, Place, revision, true, findings);

    private static Finding Finding(string type, string instance = "") =>
        new(type, instance, AlarmSeverity.Major, TimeProvider.System.GetUtcNow(), FindingEvidence.None);
}
