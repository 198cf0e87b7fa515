namespace PrisonOps.Ports.Notices;

/// <summary>Where a notice stands. The numbers are stored; they are append-only.</summary>
public enum NoticeState
{
    /// <summary>Not sent yet; with attempts it has failed and is tried again.</summary>
    Pending = 1,
    Sent = 2,

    /// <summary>Given up: refused for good, or its target was down for too long. A person may send it again.</summary>
    Dead = 3,
}
