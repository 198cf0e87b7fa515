namespace PrisonOps.Storage.Samples.Charts;

/// <summary>What an object has within a chart in one of its layouts.</summary>
internal sealed class LayoutParts(Guid objectId, int layout)
{
    private readonly List<ChartPart> parts = [];
    private RawPart? raw;

    public Guid ObjectId => objectId;

    public int Layout => layout;

    /// <summary>Where one series is that was asked for by its name. Without meaning when all were.</summary>
    public int Place { get; private set; }

    public IReadOnlyList<ChartPart> Parts => parts;

    public void AddBlock(BlockPart block, int place)
    {
        parts.Add(block);
        Place = place;
    }

    /// <param name="place">0 when the content has all places.</param>
    public void AddPoll(long time, int place, byte[] content)
    {
        if (raw is null)
        {
            parts.Add(raw = new(isWhole: place == 0));
            Place = place;
        }

        raw.Add(time, content);
    }
}
