namespace PrisonOps.Grains.Turns;

/// <summary>
/// Brings the newest message to another actor: again, with a growing pause, until it was answered. The turn that hands it over never waits.
/// Messages are whole states, so a newer one takes the place of one that is still waiting, and delivering one twice does no harm.
/// It lives on the scheduler of its grain and needs no lock.
/// </summary>
internal sealed class LatestMessage<T>(Func<T, Task> deliver, Action<Exception> failureLog, ReportingOptions options, TimeProvider time)
    where T : class
{
    private readonly CancellationTokenSource stopped = new();
    private T? waiting;
    private Task delivering = Task.CompletedTask;

    /// <summary>True when the newest message has been answered.</summary>
    public bool IsDelivered => waiting is null;

    public void Send(T message)
    {
        if (stopped.IsCancellationRequested) return;

        waiting = message;
        if (delivering.IsCompleted) delivering = Deliver();
    }

    /// <summary>The grain ends: nothing more is sent, and a pause ends at once.</summary>
    public void Stop() => stopped.Cancel();

    private async Task Deliver()
    {
        TimeSpan pause = options.RetryAfter;
        while (waiting is { } message && !stopped.IsCancellationRequested)
        {
            try
            {
                await deliver(message);
                if (ReferenceEquals(waiting, message)) waiting = null;
                pause = options.RetryAfter;
            }
            catch (Exception failure)
            {
                // The edge of the loop: whatever kept the message away, it is still due.
                failureLog(failure);
                await Pause(pause);
                pause = pause * 2 < options.RetryAfterMax ? pause * 2 : options.RetryAfterMax;
            }
        }
    }

    /// <summary>With half of it left to chance, so that the many that lost the same receiver do not come back at once.</summary>
    private async Task Pause(TimeSpan pause) =>
        await Task.Delay(pause * (0.5 + (Random.Shared.NextDouble() / 2)), time, stopped.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
}
