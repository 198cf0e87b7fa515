using Orleans.Runtime;

namespace Orleans.Reminders;

internal sealed record GrainReminder(ReminderEntry Entry) : IGrainReminder
{
    public string ReminderName => Entry.ReminderName;
}
