namespace PrisonOps.Grains.Turns;

/// <summary>
/// Lets the first of many changes through at once and then at most one publication per window. The last change is always followed by one.
/// It lives on the scheduler of its grain and needs no lock.
/// </summary>
internal sealed class Gathering(Action publish, TimeSpan window, TimeProvider time)
{
    private DateTimeOffset last = DateTimeOffset.MinValue;
    private bool due;
    private bool stopped;

    public void Changed()
    {
        if (due || stopped) return;

        TimeSpan left = last == DateTimeOffset.MinValue ? TimeSpan.Zero : window - (time.GetUtcNow() - last);
        if (left <= TimeSpan.Zero) Publish();
        else _ = PublishIn(left < window ? left : window);
    }

    /// <summary>Publishes now, whatever was gathered.</summary>
    public void Publish()
    {
        last = time.GetUtcNow();
        publish();
    }

    public void Stop() => stopped = true;

    private async Task PublishIn(TimeSpan left)
    {
        due = true;
        await Task.Delay(left, time);
        due = false;
        if (!stopped) Publish();
    }
}
