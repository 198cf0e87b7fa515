using System.Collections.Immutable;
using PrisonOps.Analyzers.Alarms;
using PrisonOps.Ports.Alarms;

namespace PrisonOps.Grains.Alarms;

/// <summary>What one transaction decides, commands or reports. It can be decided again on a board that was read anew.</summary>
internal sealed class BoardBatch(ImmutableArray<PendingCommand> commands, ImmutableArray<PendingReport> reports)
{
    public int Count => commands.Length + reports.Length;

    public ImmutableArray<AlarmChange> DecideOn(AlarmBoard board, DateTimeOffset now)
    {
        ImmutableArray<AlarmChange>.Builder changes = ImmutableArray.CreateBuilder<AlarmChange>();
        foreach (PendingCommand command in commands) command.DecideOn(board, now, changes);
        foreach (PendingReport report in reports) board.Reconcile(report.Findings, now, changes);
        return changes.DrainToImmutable();
    }

    public void Complete(AlarmBoard board)
    {
        foreach (PendingCommand command in commands) command.Complete();
        foreach (PendingReport report in reports) report.Complete(board.SeenRevision(report.Findings.ObjectId, report.Findings.Source));
    }

    public void Refuse(Exception reason)
    {
        foreach (PendingCommand command in commands) command.Refuse(reason);
        foreach (PendingReport report in reports) report.Refuse(reason);
    }

    /// <summary>One batch for each part, in order.</summary>
    public IEnumerable<BoardBatch> Split() =>
        [.. commands.Select(command => new BoardBatch([command], [])), .. reports.Select(report => new BoardBatch([], [report]))];
}
