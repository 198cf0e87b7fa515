using Orleans.Runtime;

namespace Orleans;

/// <summary>A grain that is woken by reminders.</summary>
public interface IRemindable : IGrain
{
    Task ReceiveReminder(string reminderName, TickStatus status);
}
