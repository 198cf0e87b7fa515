using PrisonOps.Grains.Turns;
using PrisonOps.Ports.Objects;

namespace PrisonOps.Grains.Objects;

/// <summary>
/// Writes the states of one roster's objects in batches, a moment after a change, and again until they are written. Of each object only the
/// newest state waits. It lives on the scheduler of its grain and needs no lock.
/// </summary>
internal sealed class StateWriting
{
    private readonly Dictionary<Guid, ObjectStateRow> unwritten = [];
    private readonly LatestMessage<StateBatch> toStore;
    private readonly Gathering gathering;

    public StateWriting(IRosterStore store, ReportingOptions options, TimeProvider time, Action<Exception> failureLog)
    {
        toStore = new(batch => Write(store, batch), failureLog, options, time);
        gathering = new(() => toStore.Send(new([.. unwritten.Values])), options.GatherFor, time);
    }

    public void Add(ObjectStateRow row)
    {
        unwritten[row.ObjectId] = row;
        gathering.Changed();
    }

    public void Forget(Guid objectId) => unwritten.Remove(objectId);

    public void Stop()
    {
        gathering.Stop();
        toStore.Stop();
    }

    private async Task Write(IRosterStore store, StateBatch batch)
    {
        await store.SaveStates(batch.Rows, CancellationToken.None);
        foreach (ObjectStateRow row in batch.Rows)
        {
            if (unwritten.GetValueOrDefault(row.ObjectId) == row) unwritten.Remove(row.ObjectId);
        }
    }
}
