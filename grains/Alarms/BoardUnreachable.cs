using System.Collections.Immutable;
using PrisonOps.Analyzers.Alarms;
using PrisonOps.GrainInterfaces.Alarms;
using PrisonOps.Grains.Turns;
using PrisonOps.Ports.Alarms.Suppression;

namespace PrisonOps.Grains.Alarms;

/// <summary>Tells the actor of suppression which objects of the unit do not answer: on change, and again every minute.</summary>
internal sealed class BoardUnreachable(ISuppressionGrain suppression, int unitId, ReportingOptions options, TimeProvider time, Action<Exception> failureLog)
{
    private readonly LatestMessage<UnreachableReport> message = new(suppression.Report, failureLog, options, time);
    private readonly long epoch = time.GetUtcNow().UtcTicks;
    private UnreachableReport? latest;
    private AlarmBoard? followed;
    private long version;

    public void Follow(AlarmBoard board)
    {
        if (ReferenceEquals(board, followed) && board.UnreachableVersion == version) return;

        (followed, version) = (board, board.UnreachableVersion);
        ImmutableArray<UnreachableObject> objects = [.. board.Unreachable.OrderBy(one => one.ObjectId)];
        if (latest is not null && latest.Objects.SequenceEqual(objects)) return;

        latest = new(unitId, epoch, (latest?.Revision ?? 0) + 1, objects);
        message.Send(latest);
    }

    public void Repeat()
    {
        if (latest is not null) message.Send(latest);
    }

    public void Stop() => message.Stop();
}
