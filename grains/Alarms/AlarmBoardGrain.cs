using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using Orleans.Runtime;
using PrisonOps.Analyzers.Alarms;
using PrisonOps.GrainInterfaces.Alarms;
using PrisonOps.GrainInterfaces.Units;
using PrisonOps.Grains.Alarms.Rules;
using PrisonOps.Grains.Turns;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Alarms.Rules;
using PrisonOps.Ports.Alarms.Suppression;
using PrisonOps.Ports.Units;

namespace PrisonOps.Grains.Alarms;

/// <summary>
/// Reconciles what the objects of its unit report with the open alarms. It is reentrant so that reports and commands gather while a
/// transaction is under way; the rows themselves are touched by the pump alone, which runs once.
/// </summary>
[Reentrant]
internal sealed partial class AlarmBoardGrain(
    IAlarmStore store, AlarmRuleBook book, IAlarmRuleSource ruleSource, IOptions<AlarmBoardOptions> options, IOptions<ReportingOptions> reporting, TimeProvider time, ILogger<AlarmBoardGrain> logger)
    : Grain, IAlarmBoardGrain
{
    private readonly BoardQueue queue = new(options.Value.CommandsWaitingMax);
    private readonly CancellationTokenSource stopping = new();
    private readonly TaskCompletionSource loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task pump = Task.CompletedTask;
    private readonly BoardRules rules = new(book, ruleSource, options.Value);
    private AlarmBoard? board;
    private bool isLookDue = true;
    private UnitPlace? place;
    private bool isStale = true;
    private DateTimeOffset committedAt;
    private AlarmCounts counts;
    private BoardCounts? outgoing;
    private BoardUnreachable? unreachable;
    private UpstreamReport? upstream;
    private bool isUpstreamDue;

    private int UnitId => (int)this.GetPrimaryKeyLong();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        outgoing = new(GrainFactory.GetGrain<IUnitGrain>(UnitId), UnitId, reporting.Value, time, failure => LogCountsNotHeard(logger, UnitId, failure.Message));
        unreachable = new(GrainFactory.GetGrain<ISuppressionGrain>(0), UnitId, reporting.Value, time, failure => LogSuppressionNotHeard(logger, UnitId, failure.Message));
        this.RegisterGrainTimer(ReadAgain, new(options.Value.ReadAgainEvery, options.Value.ReadAgainEvery) { KeepAlive = true });
        this.RegisterGrainTimer(LookAgain, new(options.Value.LookEvery, options.Value.LookEvery) { KeepAlive = true });
        this.RegisterGrainTimer(RepeatCounts, new(reporting.Value.SummaryEvery, reporting.Value.SummaryEvery) { KeepAlive = true });
        Pump();
        return Task.CompletedTask;
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        outgoing?.Stop();
        unreachable?.Stop();
        queue.RefuseAll(new OperationCanceledException($"The alarm board of unit {UnitId} ends before the commit; report again."));
    }

    public Task<FindingsAnswer> Report(FindingsReport report)
    {
        Task<FindingsAnswer> answer = queue.Add(new ObjectFindings(report.ObjectId, report.Place, report.Source, report.Revision, report.Judged, report.Findings));
        Pump();
        return answer;
    }

    public Task<ImmutableArray<AlarmCommandOutcome>> Execute(AlarmCommand command)
    {
        Task<ImmutableArray<AlarmCommandOutcome>> answer = queue.Add(command) ?? throw new InvalidOperationException(
            $"The alarm board of unit {UnitId} has {options.Value.CommandsWaitingMax} commands waiting for the database, which is the most it takes.");
        Pump();
        return answer;
    }

    public Task Suppress(UpstreamReport report)
    {
        if (upstream is { } known && (report.Epoch, report.Revision).CompareTo((known.Epoch, known.Revision)) < 0) return Task.CompletedTask;

        upstream = report;
        isUpstreamDue = true;
        Pump();
        return Task.CompletedTask;
    }

    public async Task<AlarmCounts> GetCounts()
    {
        Pump();
        await loaded.Task;
        return counts;
    }

    private Task ReadAgain(CancellationToken cancellationToken)
    {
        isStale = true;
        rules.ForgetObjects();
        Pump();
        return Task.CompletedTask;
    }

    /// <summary>Time passes without a report too: shelves end, what was held is announced, hours begin and end, people change rules.</summary>
    private Task LookAgain(CancellationToken cancellationToken)
    {
        isLookDue = true;
        Pump();
        return Task.CompletedTask;
    }

    private Task RepeatCounts(CancellationToken cancellationToken)
    {
        if (board is not null) outgoing?.Repeat(counts);
        unreachable?.Repeat();
        return Task.CompletedTask;
    }

    private void Pump()
    {
        if (pump.IsCompleted && !stopping.IsCancellationRequested) pump = PumpUntilEmpty();
    }

    private async Task PumpUntilEmpty()
    {
        BoardBatch? underWay = null;
        try
        {
            while (!stopping.IsCancellationRequested && (isStale || isLookDue || isUpstreamDue || !queue.IsEmpty))
            {
                await Gather();
                AlarmBoard current = await Current();
                current.Forget(time.GetUtcNow());
                // A look at everything may change thousands of alarms. No person waits for that either.
                underWay = queue.TakeCommands() ?? queue.Take(current, options.Value.BatchChanges, await Look(current), NewUpstream());
                await Commit(underWay);
                underWay = null;
            }
        }
        catch (OperationCanceledException ended) when (stopping.IsCancellationRequested)
        {
            // Whether it was committed is not known; whoever waits reports or asks again, and the next life decides on the rows.
            underWay?.Refuse(ended);
            queue.RefuseAll(ended);
        }
    }

    private UpstreamView? NewUpstream()
    {
        if (!isUpstreamDue) return null;

        isUpstreamDue = false;
        return upstream!.View;
    }

    /// <summary>Under load reports gather for a moment, so that one transaction carries many; a person's command never waits for that.</summary>
    private async Task Gather()
    {
        TimeSpan left = committedAt + options.Value.BatchWithin - time.GetUtcNow();
        if (left > TimeSpan.Zero && !queue.IsEmpty && !queue.HasCommands) await Task.Delay(left, time, stopping.Token);
    }

    /// <summary>Once a second what is open is looked at if its time has come, or all of it if rules or hours say otherwise than before.</summary>
    private async Task<BoardReview> Look(AlarmBoard current)
    {
        if (!isLookDue) return BoardReview.None;

        isLookDue = false;
        place ??= current.Place;
        DateTimeOffset now = time.GetUtcNow();
        try
        {
            current.Policy = await rules.Refresh(place, [], stopping.Token);
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested)
        {
            // The rules that were read before stay in force; the next look reads them again.
            LogRulesNotRead(logger, UnitId, failure);
        }

        return rules.WantsReview(now) ? BoardReview.All : current.IsDue(now) ? BoardReview.Due : BoardReview.None;
    }

    private async Task Commit(BoardBatch batch)
    {
        for (int refused = 0; ;)
        {
            AlarmBoard current = await Current();
            ImmutableArray<AlarmChange> changes = [];
            try
            {
                place ??= batch.Place;
                current.Policy = await rules.Refresh(place, batch.Review == BoardReview.All ? [.. batch.Objects, .. current.OpenObjects] : batch.Objects, stopping.Token);
                changes = batch.DecideOn(current, time.GetUtcNow());
                if (await Write(current, changes) == AlarmCommit.Conflict)
                {
                    LogConflict(logger, UnitId, changes.Length);
                    isStale = true;
                    continue;
                }
            }
            catch (Exception failure) when (!stopping.IsCancellationRequested)
            {
                // Whether it was committed is not known, so the rows decide: they are read again and the batch is decided anew on them.
                LogCommitFailed(logger, UnitId, changes.Length, failure);
                isStale = true;
                if (++refused >= options.Value.RefusedAfter)
                {
                    await CommitApart(batch, failure);
                    return;
                }

                await Pause(refused);
                continue;
            }

            committedAt = time.GetUtcNow();
            if (batch.Review == BoardReview.All) rules.Reviewed(committedAt);
            Publish(current);
            batch.Complete(current);
            return;
        }
    }

    /// <summary>
    /// What is more than one transaction takes is written in several, in order, and commands of people in between; if a later one fails, all is
    /// decided anew on the rows.
    /// </summary>
    private async Task<AlarmCommit> Write(AlarmBoard current, ImmutableArray<AlarmChange> changes)
    {
        UnwrittenChanges unwritten = new(changes, options.Value.BatchChanges);
        BoardBatch? ofPeople = null;
        try
        {
            while (!unwritten.IsEmpty)
            {
                if (await store.Commit(UnitId, unwritten.TakePart(), stopping.Token) == AlarmCommit.Conflict) return AlarmCommit.Conflict;
                if (unwritten.HoldsPeople) continue;

                ofPeople?.Complete(current);
                ofPeople = unwritten.IsEmpty ? null : queue.TakeCommands();
                if (ofPeople is not null) unwritten.PutAhead(ofPeople.DecideOn(current, time.GetUtcNow()));
            }

            return AlarmCommit.Committed;
        }
        finally
        {
            if (ofPeople is not null) queue.TakeBack(ofPeople);
        }
    }

    /// <summary>The rows can be read but not written: one faulty part must not hold up the unit's alarms, so each is tried for itself.</summary>
    private async Task CommitApart(BoardBatch batch, Exception failure)
    {
        if (batch.Count <= 1)
        {
            batch.Refuse(failure);
            return;
        }

        foreach (BoardBatch part in batch.Split()) await Commit(part);
    }

    /// <summary>The board as the rows are, read again when it may not be; tries until the database is there.</summary>
    private async Task<AlarmBoard> Current()
    {
        for (int failures = 0; board is null || isStale;)
        {
            try
            {
                DateTimeOffset now = time.GetUtcNow();
                ImmutableArray<AlarmRow> rows = await store.Load(UnitId, now - options.Value.ReopenWithin, now - AlarmBoard.ReturnedFor, stopping.Token);
                board = AlarmBoard.Of(rows, options.Value.ReopenWithin, board, options.Value.Limits);
                isStale = false;
                Publish(board);
            }
            catch (Exception failure) when (!stopping.IsCancellationRequested)
            {
                LogLoadFailed(logger, UnitId, failure);
                await Pause(++failures);
            }
        }

        return board;
    }

    private void Publish(AlarmBoard current)
    {
        AlarmCounts now = BoardCounts.Of(current.Tally);
        bool isNew = now != counts || !loaded.Task.IsCompleted;
        counts = now;
        loaded.TrySetResult();
        if (isNew) outgoing?.Changed(counts);
        unreachable?.Follow(current);
    }

    private Task Pause(int failures)
    {
        TimeSpan pause = options.Value.RetryAfter * Math.Pow(2, Math.Min(failures - 1, 16));
        return Task.Delay(pause < options.Value.RetryAfterMax ? pause : options.Value.RetryAfterMax, time, stopping.Token);
    }
}
