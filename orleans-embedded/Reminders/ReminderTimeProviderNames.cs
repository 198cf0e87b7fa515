namespace Orleans.Reminders;

/// <summary>The key under which the clock of reminders may be registered.</summary>
public static class ReminderTimeProviderNames
{
    public const string Reminders = "Orleans.Reminders";
}
