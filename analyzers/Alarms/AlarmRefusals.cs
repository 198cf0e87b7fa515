namespace PrisonOps.Analyzers.Alarms;

/// <summary>Why a board does not do what a person asks.</summary>
public static class AlarmRefusals
{
    public const string NotFound = "not-found";
    public const string AlreadyCleared = "already-cleared";
    public const string AlreadyAcknowledged = "already-acknowledged";
    public const string NotAcknowledged = "not-acknowledged";
    public const string ReasonRequired = "reason-required";
    public const string NotShelved = "not-shelved";

    /// <summary>A shelf ends later than now, and within <see cref="AlarmBoard.ShelfMax"/>.</summary>
    public const string ShelfTime = "shelf-time";
    public const string AlreadyFalse = "already-false";
}
