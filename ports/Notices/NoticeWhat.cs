namespace PrisonOps.Ports.Notices;

/// <summary>What is told about an alarm. The numbers are stored; they are append-only.</summary>
public enum NoticeWhat
{
    Opened = 1,

    /// <summary>Nobody has acknowledged it, and so the next step of the route is told.</summary>
    Escalated = 2,

    /// <summary>Told again, because nobody has acknowledged it.</summary>
    Repeated = 3,
    Cleared = 4,

    /// <summary>A rule has forwarded it to one channel.</summary>
    Forwarded = 5,

    /// <summary>A person tries a channel or a step.</summary>
    Test = 6,

    /// <summary>There are more alarms in a saved view than its limit, for too long.</summary>
    ViewOver = 7,
    ViewBack = 8,
}
