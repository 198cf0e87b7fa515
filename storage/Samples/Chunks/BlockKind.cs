namespace PrisonOps.Storage.Samples.Chunks;

/// <summary>What the points of a block are. The numbers stand in the numbers of blocks.</summary>
internal enum BlockKind
{
    Polls = 0,
    Hours = 1,
    Days = 2,
}
