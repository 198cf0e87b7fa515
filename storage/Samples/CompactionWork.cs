namespace PrisonOps.Storage.Samples;

internal enum CompactionWork
{
    /// <summary>Nothing is due.</summary>
    None,

    /// <summary>Another process is at it.</summary>
    Elsewhere,

    /// <summary>The next window takes no raw rows any more.</summary>
    Closed,

    /// <summary>Raw rows of some objects became blocks.</summary>
    Compacted,

    /// <summary>Late rows of some objects joined blocks.</summary>
    Merged,
}
