namespace PrisonOps.Ports.Alarms;

/// <summary>The states of an alarm in ISA-18.2. The numbers are stored; they are append-only.</summary>
public enum AlarmState
{
    /// <summary>The condition has gone and nobody has to look any more.</summary>
    Normal = 1,
    Unacknowledged = 2,
    Acknowledged = 3,

    /// <summary>The condition has gone before anybody acknowledged it.</summary>
    ReturnedUnacknowledged = 4,

    /// <summary>A person has put it aside until a time, with a reason.</summary>
    Shelved = 5,

    /// <summary>A rule keeps it out of sight, or it follows from another object that is down; it is counted.</summary>
    Suppressed = 6,

    /// <summary>Its object is under maintenance or expected to be off.</summary>
    OutOfService = 7,
}
