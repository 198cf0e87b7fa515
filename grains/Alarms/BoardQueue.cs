using System.Collections.Immutable;
using PrisonOps.Analyzers.Alarms;
using PrisonOps.GrainInterfaces.Alarms;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Alarms.Suppression;

namespace PrisonOps.Grains.Alarms;

/// <summary>
/// What waits for a board. Commands of people go first. Of each source of an object only the newest report waits, so the queue is never longer
/// than the unit has objects, however long the database is away.
/// </summary>
internal sealed class BoardQueue(int commandsMax)
{
    private readonly Queue<PendingCommand> commands = [];
    private readonly Dictionary<(Guid, FindingSource), PendingReport> newest = [];
    private readonly Queue<PendingReport> reports = [];

    public bool IsEmpty => commands.Count == 0 && reports.Count == 0;

    public bool HasCommands => commands.Count > 0;

    public Task<FindingsAnswer> Add(ObjectFindings findings)
    {
        (Guid, FindingSource) key = (findings.ObjectId, findings.Source);
        if (newest.TryGetValue(key, out PendingReport? waiting))
        {
            waiting.Take(findings);
            return waiting.Answer;
        }

        var report = new PendingReport(findings);
        newest[key] = report;
        reports.Enqueue(report);
        return report.Answer;
    }

    /// <summary>Null when too many commands wait already.</summary>
    public Task<ImmutableArray<AlarmCommandOutcome>>? Add(AlarmCommand command)
    {
        if (commands.Count >= commandsMax) return null;

        var pending = new PendingCommand(command);
        commands.Enqueue(pending);
        return pending.Answer;
    }

    /// <summary>All commands alone, so that a person waits for no finding; null without any.</summary>
    public BoardBatch? TakeCommands()
    {
        if (commands.Count == 0) return null;

        ImmutableArray<PendingCommand> all = [.. commands];
        commands.Clear();
        return new(all, []);
    }

    /// <summary>Commands that were decided and could not be written are decided again, before those that came later.</summary>
    public void TakeBack(BoardBatch batch)
    {
        PendingCommand[] later = [.. commands];
        commands.Clear();
        foreach (PendingCommand command in batch.Commands.Concat(later)) commands.Enqueue(command);
    }

    /// <summary>As many reports as may make <paramref name="changesMax"/> changes: a finding or an alarm that is open can each make one.</summary>
    public BoardBatch Take(AlarmBoard board, int changesMax, BoardReview review, UpstreamView? upstream)
    {
        ImmutableArray<PendingReport>.Builder first = ImmutableArray.CreateBuilder<PendingReport>();
        for (int changes = 0; changes < changesMax && reports.TryDequeue(out PendingReport? report);)
        {
            newest.Remove((report.Findings.ObjectId, report.Findings.Source));
            first.Add(report);
            changes += Math.Max(1, board.ChangesMax(report.Findings));
        }

        return new([], first.DrainToImmutable()) { Review = review, Upstream = upstream };
    }

    public void RefuseAll(Exception reason)
    {
        foreach (PendingCommand command in commands) command.Refuse(reason);
        foreach (PendingReport report in reports) report.Refuse(reason);
        commands.Clear();
        reports.Clear();
        newest.Clear();
    }
}
