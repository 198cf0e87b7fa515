namespace PrisonOps.Grains.Turns;

/// <summary>
/// Work with a database that a turn starts and does not wait for; one run at a time, asked again while it runs it runs once more. A failed
/// run is not repeated by itself: whoever owns it asks again with his next tick.
/// It lives on the scheduler of its grain and needs no lock.
/// </summary>
internal sealed class SideWork(Func<CancellationToken, Task> work, Action<Exception> failureLog)
{
    private readonly CancellationTokenSource stopped = new();
    private bool asked;
    private Task running = Task.CompletedTask;

    public void Ask()
    {
        if (stopped.IsCancellationRequested) return;

        asked = true;
        if (running.IsCompleted) running = Run();
    }

    public void Stop() => stopped.Cancel();

    private async Task Run()
    {
        while (asked && !stopped.IsCancellationRequested)
        {
            asked = false;
            try
            {
                await work(stopped.Token);
            }
            catch (Exception failure)
            {
                // The edge of the run: the owner's next tick is the retry.
                if (!stopped.IsCancellationRequested) failureLog(failure);
                return;
            }
        }
    }
}
