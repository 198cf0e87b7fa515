using Microsoft.Extensions.Logging;
using Orleans.Execution;
using Orleans.Runtime;

namespace Orleans.Timers;

/// <summary>
/// A timer whose ticks queue up like calls of its activation. The next tick is set when the last one has ended,
/// so a slow tick never overlaps itself.
/// </summary>
internal sealed partial class GrainTimer : IGrainTimer
{
    private readonly Lock gate = new();
    private readonly Activation activation;
    private readonly Func<CancellationToken, Task> callback;
    private readonly GrainTimerCreationOptions options;
    private readonly ILogger<GrainTimer> logger;
    private readonly CancellationTokenSource ended = new();
    private readonly ITimer timer;
    private TimeSpan period;
    private TimeSpan changedDueTime;
    private bool firing;
    private bool changed;

    public GrainTimer(
        Activation activation, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options, TimeProvider time,
        ILogger<GrainTimer> logger)
    {
        (this.activation, this.callback, this.options, this.logger) = (activation, callback, options, logger);
        // The timer's own callback must not carry the AsyncLocals of the turn that made it.
        using (ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow())
        {
            timer = time.CreateTimer(
                static state => ((GrainTimer)state!).Fire(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        if (!activation.Attach(this))
        {
            Dispose();
        }
    }

    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        Check(dueTime, nameof(dueTime));
        Check(period, nameof(period));
        lock (gate)
        {
            (this.period, changedDueTime, changed) = (period, dueTime, true);
            if (!firing)
            {
                timer.Change(dueTime, Timeout.InfiniteTimeSpan);
            }
        }
    }

    public void Dispose()
    {
        ended.Cancel();
        timer.Dispose();
        activation.Detach(this);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A timer of {Grain} failed; it goes on.")]
    private static partial void LogTickFailed(ILogger logger, Exception exception, GrainId grain);

    private static void Check(TimeSpan time, string name)
    {
        const uint LongestMs = 0xfffffffe;
        if (time.TotalMilliseconds is < 0 or > LongestMs && time != Timeout.InfiniteTimeSpan)
        {
            throw new ArgumentOutOfRangeException(name, time, $"A time of a timer is infinite or between 0 and {LongestMs} ms.");
        }
    }

    private void Fire()
    {
        lock (gate)
        {
            firing = true;
        }

        if (activation.Environment.Adversity?.ForgetsTimersOf(activation.GrainId, activation.GrainClass) == true)
        {
            activation.Deactivate(new DeactivationReason(DeactivationReasonCode.RuntimeRequested, "Adversity: its timers are forgotten."));
            return;
        }

        activation.TryEnqueue(new LocalTurn(Tick, options.Interleave, options.KeepAlive));
    }

    private async Task Tick()
    {
        if (ended.IsCancellationRequested)
        {
            return;
        }

        lock (gate)
        {
            changed = false;
        }

        try
        {
            await callback(ended.Token);
        }
        catch (Exception exception)
        {
            LogTickFailed(logger, exception, activation.GrainId);
        }
        finally
        {
            Next();
        }
    }

    private void Next()
    {
        lock (gate)
        {
            firing = false;
            if (!ended.IsCancellationRequested)
            {
                timer.Change(changed ? changedDueTime : period, Timeout.InfiniteTimeSpan);
            }
        }
    }
}
