namespace PrisonOps.Tests.CameraSimulator.Sessions;

/// <summary>A camera acts at moments of its own, not on events: they are what it simulates.</summary>
internal sealed class CameraClock(TimeProvider time)
{
    private readonly long began = time.GetTimestamp();

    public TimeSpan Now => time.GetElapsedTime(began);

    public async Task Reach(TimeSpan moment, CancellationToken cancellationToken)
    {
        TimeSpan left = moment - Now;
        if (left <= TimeSpan.Zero) return;
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using ITimer timer = time.CreateTimer(_ => reached.TrySetResult(), null, left, Timeout.InfiniteTimeSpan);
        await reached.Task.WaitAsync(cancellationToken);
    }
}
