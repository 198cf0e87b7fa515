using System.Collections.Immutable;
using PrisonOps.Analyzers.Alarms;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Alarms.Suppression;
using PrisonOps.Ports.Units;

namespace PrisonOps.Grains.Alarms;

/// <summary>What one transaction decides, commands or reports, or a look at alarms whose time has come. It can be decided again on a board that was read anew.</summary>
internal sealed class BoardBatch(ImmutableArray<PendingCommand> commands, ImmutableArray<PendingReport> reports)
{
    public ImmutableArray<PendingCommand> Commands => commands;

    public int Count => commands.Length + reports.Length;

    /// <summary>Whether the open alarms are looked at too: those whose time has come, or all.</summary>
    public BoardReview Review { get; init; }

    /// <summary>What the topology has said anew; null when nothing.</summary>
    public UpstreamView? Upstream { get; init; }

    /// <summary>Where the reports come from; null without any.</summary>
    public UnitPlace? Place => reports.IsEmpty ? null : reports[0].Findings.Place;

    public IEnumerable<Guid> Objects => reports.Select(report => report.Findings.ObjectId);

    public ImmutableArray<AlarmChange> DecideOn(AlarmBoard board, DateTimeOffset now)
    {
        ImmutableArray<AlarmChange>.Builder changes = ImmutableArray.CreateBuilder<AlarmChange>();
        foreach (PendingCommand command in commands) command.DecideOn(board, now, changes);
        if (Upstream is not null) board.TakeUpstream(Upstream, now, changes);
        foreach (PendingReport report in reports) board.Reconcile(report.Findings, now, changes);
        if (Review != BoardReview.None) board.Review(now, Review == BoardReview.All, changes);
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
