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

    /// <summary>It was held back, and now people are to know of it. An alarm that was not held is announced by its opening.</summary>
    Announced = 10,
    Shelved = 11,
    Unshelved = 12,
    Suppressed = 13,
    Unsuppressed = 14,
    OutOfService = 15,
    InService = 16,
    MarkedFalse = 17,

    /// <summary>The condition has gone; a rule keeps the alarm for a while in case it comes back.</summary>
    ClearPending = 18,

    /// <summary>A rule has ordered a ticket or a message.</summary>
    Ordered = 19,

    /// <summary>Every path to its object is lost: it is marked with the cause.</summary>
    UpstreamLost = 20,

    /// <summary>A path to its object is back; the mark stays until the object was polled again.</summary>
    UpstreamBack = 21,

    /// <summary>The number of objects that cannot be had because of its object is another one.</summary>
    AffectedChanged = 22,
    FlappingBegan = 23,
    FlappingEnded = 24,
}
