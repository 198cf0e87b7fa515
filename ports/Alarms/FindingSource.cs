namespace PrisonOps.Ports.Alarms;

/// <summary>
/// Who finds. A report is the full set of one source, so the board clears only what that source would have named; the type says whose it is.
/// </summary>
public enum FindingSource
{
    /// <summary>The object's own actor: everything that can be seen at the object.</summary>
    Itself = 0,

    /// <summary>The roster that watches over the object's monitoring: <see cref="FindingSources.Silent"/>.</summary>
    Roster = 1,

    /// <summary>What the object pushed by itself: syslog and traps. A poll that does not see it clears nothing of it.</summary>
    Pushed = 2,
}
