using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using Orleans.Runtime;
using PrisonOps.Analyzers.Alarms;
using PrisonOps.Analyzers.Cameras;
using PrisonOps.Analyzers.Topology.Suppression;
using PrisonOps.GrainInterfaces.Alarms;
using PrisonOps.Grains.Turns;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Alarms.Suppression;

namespace PrisonOps.Grains.Alarms.Suppression;

/// <summary>
/// Learns from the boards which objects do not answer, and tells them which of theirs are lost because of which other one. It begins with the
/// rows, so that a unit that has not spoken yet is not taken for well.
/// </summary>
[Reentrant, KeepAlive]
internal sealed partial class SuppressionGrain(
    ISuppressionSource source, IOptions<SuppressionOptions> options, IOptions<PictureLimits> pictures, IOptions<ReportingOptions> reporting,
    TimeProvider time, ILogger<SuppressionGrain> logger)
    : Grain, ISuppressionGrain
{
    private readonly Dictionary<int, LatestMessage<UpstreamReport>> toBoards = [];
    private UpstreamBook book = null!;
    private Gathering judging = null!;
    private SideWork reading = null!;
    private DoubtChecks checks = null!;
    private string? version;
    private long epoch;
    private long revision;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        epoch = time.GetUtcNow().UtcTicks;
        book = new(node => options.Value.StartWithin + ReachTimes.Confirmation(node, options.Value.AnswerWithin, pictures.Value.ClearRounds));
        judging = new(Judge, reporting.Value.GatherFor, time);
        checks = new(GrainFactory, options.Value, time, Settle, failure => LogNotAsked(logger, failure.Message));
        reading = new(Read, failure => LogNotRead(logger, failure));

        await Read(cancellationToken);
        ImmutableArray<AlarmRow> open = await source.LoadOpen(UnreachableAlarms.Types, cancellationToken);
        foreach (IGrouping<int, AlarmRow> unit in open.Where(UnreachableAlarms.Is).GroupBy(row => row.Place.Unit))
        {
            IEnumerable<UnreachableObject> objects = unit.DistinctBy(row => row.ObjectId).Select(row => new UnreachableObject(row.ObjectId, row.FirstAt, row.LastAt));
            book.Hear(unit.Key, 0, 0, [.. objects.OrderBy(one => one.ObjectId)]);
        }

        this.RegisterGrainTimer(ReadAgain, new(options.Value.ReadEvery, options.Value.ReadEvery) { KeepAlive = true });
        this.RegisterGrainTimer(Look, new(options.Value.LookEvery, options.Value.LookEvery) { KeepAlive = true });
        this.RegisterGrainTimer(Repeat, new(reporting.Value.SummaryEvery, reporting.Value.SummaryEvery) { KeepAlive = true });
        judging.Changed();
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        judging.Stop();
        reading.Stop();
        checks.Stop();
        foreach (LatestMessage<UpstreamReport> message in toBoards.Values) message.Stop();
        return Task.CompletedTask;
    }

    public Task Start() => Task.CompletedTask;

    public Task Report(UnreachableReport report)
    {
        bool isNewLife = book.IsNewLife(report.Unit, report.Epoch);
        if (book.Hear(report.Unit, report.Epoch, report.Revision, report.Objects)) judging.Changed();
        if (isNewLife && book.Told(report.Unit) is { IsEmpty: false } told) Tell(report.Unit, told);
        return Task.CompletedTask;
    }

    private Task ReadAgain(CancellationToken cancellationToken)
    {
        reading.Ask();
        return Task.CompletedTask;
    }

    private Task Look(CancellationToken cancellationToken)
    {
        if (book.IsDue(time.GetUtcNow())) judging.Changed();
        return Task.CompletedTask;
    }

    /// <summary>Whatever kept a board from hearing it, a minute later it has.</summary>
    private Task Repeat(CancellationToken cancellationToken)
    {
        foreach (int unit in book.Units) Tell(unit, book.Told(unit));
        return Task.CompletedTask;
    }

    private async Task Read(CancellationToken cancellationToken)
    {
        if (await source.LoadGraph(version, cancellationToken) is not { } rows) return;

        version = rows.Version;
        book.Take(ReachGraph.Of(rows.Nodes, rows.Edges));
        judging.Changed();
    }

    private void Judge()
    {
        foreach ((int unit, UpstreamView view) in book.Judge(time.GetUtcNow()))
        {
            LogTold(logger, unit, view.Losses.Length, view.Causes.Length);
            Tell(unit, view);
        }

        checks.Follow(book.Doubts);
    }

    private void Settle(Guid objectId, DateTimeOffset answeredAt)
    {
        book.Answered(objectId, answeredAt);
        judging.Changed();
    }

    private void Tell(int unit, UpstreamView view)
    {
        if (!toBoards.TryGetValue(unit, out LatestMessage<UpstreamReport>? message))
        {
            toBoards[unit] = message = new(
                report => GrainFactory.GetGrain<IAlarmBoardGrain>(unit).Suppress(report), failure => LogBoardNotReached(logger, unit, failure.Message),
                reporting.Value, time);
        }

        message.Send(new(epoch, ++revision, view));
    }
}
