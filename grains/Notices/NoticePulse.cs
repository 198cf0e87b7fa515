namespace PrisonOps.Grains.Notices;

/// <summary>Wakes the post when there is something to send. Carries nothing that must be trusted: without it the post looks after a while.</summary>
internal sealed class NoticePulse
{
    private readonly SemaphoreSlim beat = new(0, 1);

    public void Beat()
    {
        try
        {
            beat.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is awake already.
        }
    }

    public Task<bool> Wait(TimeSpan atMost, CancellationToken cancellationToken) => beat.WaitAsync(atMost, cancellationToken);
}
