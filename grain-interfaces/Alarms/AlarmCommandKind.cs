namespace PrisonOps.GrainInterfaces.Alarms;

public enum AlarmCommandKind
{
    Acknowledge = 1,
    Unacknowledge = 2,

    /// <summary>Needs a reason; the alarm comes back if its condition persists.</summary>
    Clear = 3,
    Note = 4,

    /// <summary>Puts the alarm aside until a time; needs a reason.</summary>
    Shelve = 5,
    Unshelve = 6,

    /// <summary>Says that there was nothing to alarm about; needs a reason.</summary>
    MarkFalse = 7,
}
