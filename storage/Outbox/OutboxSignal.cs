namespace PrisonOps.Storage.Outbox;

/// <summary>
/// Wakes readers; carries nothing that they must trust. Inside the process a commit raises it directly; <see cref="OutboxNotifier"/> passes it
/// to other processes after the commit, because a NOTIFY inside a transaction takes a lock that makes all such commits queue.
/// </summary>
internal sealed class OutboxSignal
{
    private readonly Lock gate = new();
    private TaskCompletionSource pulse = NewPulse();
    private long highest;

    public long Highest => Volatile.Read(ref highest);

    public void Raise(long position)
    {
        TaskCompletionSource woken;
        lock (gate)
        {
            if (position <= highest) return;
            highest = position;
            (woken, pulse) = (pulse, NewPulse());
        }

        woken.TrySetResult();
    }

    /// <summary>Completes when a position above <paramref name="position"/> was raised.</summary>
    public Task WaitBeyond(long position)
    {
        lock (gate)
        {
            return highest > position ? Task.CompletedTask : pulse.Task;
        }
    }

    private static TaskCompletionSource NewPulse() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
