namespace PrisonOps.Ports;

public enum ChangeVerdict
{
    Done,

    /// <summary>Absent, or outside of the caller's scope: the two cannot be told apart.</summary>
    NotFound,

    /// <summary>Somebody changed the row first: its revision is no longer the one given.</summary>
    Conflict,
    Refused,
}
