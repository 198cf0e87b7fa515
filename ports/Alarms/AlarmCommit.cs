namespace PrisonOps.Ports.Alarms;

public enum AlarmCommit
{
    Committed,

    /// <summary>Another activation of the board wrote first; nothing of this batch was written.</summary>
    Conflict,
}
