namespace PrisonOps.GrainInterfaces.Alarms;

public enum AlarmCommandKind
{
    Acknowledge = 1,
    Unacknowledge = 2,

    /// <summary>Needs a reason; the alarm comes back if its condition persists.</summary>
    Clear = 3,
    Note = 4,
}
