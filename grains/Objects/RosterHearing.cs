namespace PrisonOps.Grains.Objects;

/// <summary>What a summary was to the roster that heard it.</summary>
internal enum RosterHearing
{
    /// <summary>It was overtaken by a newer one and says nothing.</summary>
    Older,

    Same,

    Changed,

    /// <summary>The object's actor has ended or does not poll.</summary>
    Ended,
}
