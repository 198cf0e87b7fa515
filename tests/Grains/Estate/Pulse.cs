namespace PrisonOps.Tests.Grains.Estate;

/// <summary>Something happened: whoever waits looks again. Armed before looking, so that nothing is missed between the two.</summary>
internal sealed class Pulse
{
    private TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Beat() => Interlocked.Exchange(ref next, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    /// <summary>Beats that come closer than this are looked at together: with thousands of objects a look is dear.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(15);

    /// <summary>Looks after every beat, and fails with what it saw last when <paramref name="within"/> has passed.</summary>
    public async Task Until(Func<bool> isSo, Func<string> seen, TimeSpan within, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(within);
        using var look = new PeriodicTimer(LookEvery);
        try
        {
            while (true)
            {
                Task armed = Volatile.Read(ref next).Task;
                if (isSo()) return;
                await armed.WaitAsync(limit.Token);
                await look.WaitForNextTickAsync(limit.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Assert.Fail($"Not within {within}: {seen()}");
        }
    }
}
