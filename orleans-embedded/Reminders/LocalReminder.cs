using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Orleans.Reminders;

/// <summary>The clock of one reminder. The next tick is set when the last one has been answered.</summary>
internal sealed partial class LocalReminder(ReminderEntry entry, IRemindable grain, TimeProvider time, ILogger logger) : IDisposable
{
    private static readonly TimeSpan ShortestDue = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan LongestDue = TimeSpan.FromDays(40);

    private readonly Lock gate = new();
    private ITimer? timer;
    private DateTime dueAt;
    private bool disposed;

    public string? ETag => entry.ETag;

    public void Start()
    {
        using (ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow())
        {
            lock (gate)
            {
                if (!disposed)
                {
                    timer = time.CreateTimer(
                        static state => ((LocalReminder)state!).Fire(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                    Arm();
                }
            }
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            disposed = true;
            timer?.Dispose();
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Reminder {Name} of {Grain} failed; it goes on.")]
    private static partial void LogTickFailed(ILogger logger, Exception exception, string name, GrainId grain);

    private void Fire() => _ = Tick();

    private async Task Tick()
    {
        if (time.GetUtcNow().UtcDateTime >= dueAt)
        {
            try
            {
                await grain.ReceiveReminder(entry.ReminderName, new TickStatus(entry.StartAt, entry.Period, time.GetUtcNow().UtcDateTime));
            }
            catch (Exception exception)
            {
                LogTickFailed(logger, exception, entry.ReminderName, entry.GrainId);
            }
        }

        lock (gate)
        {
            if (!disposed)
            {
                Arm();
            }
        }
    }

    private void Arm()
    {
        DateTime now = time.GetUtcNow().UtcDateTime;
        TimeSpan wait = now < entry.StartAt ? entry.StartAt - now : entry.Period - TimeSpan.FromTicks((now - entry.StartAt).Ticks % entry.Period.Ticks);
        wait = wait < ShortestDue ? ShortestDue : wait;
        dueAt = now + wait;
        timer!.Change(wait > LongestDue ? LongestDue : wait, Timeout.InfiniteTimeSpan);
    }
}
