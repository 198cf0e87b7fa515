using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PrisonOps.GrainInterfaces.Alarms;
using PrisonOps.GrainInterfaces.Logs;
using PrisonOps.Grains.Turns;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Logs;
using PrisonOps.Ports.Units;

namespace PrisonOps.Grains.Logs;

/// <summary>Reads the pushed conditions of one object and reports them as a source of their own, which a poll neither sees nor clears.</summary>
internal sealed partial class PushedFindingsGrain(
    ILogStore store, IOptions<ReportingOptions> options, TimeProvider time, ILogger<PushedFindingsGrain> logger) : Grain, IPushedFindingsGrain
{
    private readonly Dictionary<int, LatestMessage<FindingsReport>> boards = [];
    private SideWork? reading;
    private long revision;

    private Guid ObjectId => this.GetPrimaryKey();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        reading = new(Read, failure => LogNotRead(logger, ObjectId, failure));
        return base.OnActivateAsync(cancellationToken);
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        reading?.Stop();
        foreach (LatestMessage<FindingsReport> board in boards.Values) board.Stop();
        return base.OnDeactivateAsync(reason, cancellationToken);
    }

    public Task Refresh()
    {
        reading!.Ask();
        return Task.CompletedTask;
    }

    private async Task Read(CancellationToken cancellationToken)
    {
        PushedState state = await store.LoadPushed(ObjectId, cancellationToken);
        revision = Revisions.After(revision, time.GetUtcNow());

        // An object that moved to another unit or is gone leaves nothing behind.
        foreach (UnitPlace left in state.HeldBy.Where(held => held.Unit != state.Place?.Unit)) Send(left, []);
        if (state.Place is { } place) Send(place, state.Findings);
    }

    private void Send(UnitPlace place, ImmutableArray<Finding> findings)
    {
        if (!boards.TryGetValue(place.Unit, out LatestMessage<FindingsReport>? board))
        {
            board = new(Report, failure => LogBoardNotReached(logger, ObjectId, place.Unit, failure), options.Value, time);
            boards[place.Unit] = board;
        }

        board.Send(new(ObjectId, place, revision, Judged: true, findings, FindingSource.Pushed));
    }

    private async Task Report(FindingsReport report)
    {
        FindingsAnswer answer = await GrainFactory.GetGrain<IAlarmBoardGrain>(report.Place.Unit).Report(report);
        if (answer.Revision <= report.Revision) return;

        // The clock was put back since the last report, which the board therefore holds for the newer one.
        revision = Math.Max(revision, answer.Revision);
        reading!.Ask();
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "The pushed conditions of object {ObjectId} could not be read; tried again soon.")]
    private static partial void LogNotRead(ILogger logger, Guid objectId, Exception failure);

    [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "Object {ObjectId} does not reach the alarm board of unit {Unit} with its pushed conditions.")]
    private static partial void LogBoardNotReached(ILogger logger, Guid objectId, int unit, Exception failure);
}
