namespace PrisonOps.Ports.Alarms;

/// <summary>The life of an alarm, as its timeline shows it. The numbers are stored; they are append-only.</summary>
public enum AlarmEventKind
{
    Opened = 1,
    Repeated = 2,
    SeverityChanged = 3,
    Acknowledged = 4,
    Unacknowledged = 5,
    Noted = 6,
    Cleared = 7,
    Reopened = 8,

    /// <summary>The list of faults of an open alarm is another one; the note names what came and what went.</summary>
    FaultsChanged = 9,
}
