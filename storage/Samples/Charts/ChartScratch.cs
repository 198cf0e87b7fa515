namespace PrisonOps.Storage.Samples.Charts;

/// <summary>Memory into which one chunk after the other is decoded, and where damage is told.</summary>
/// <param name="tellDamage">Block, place, object and reason of a chunk that cannot be read: it becomes a gap.</param>
internal sealed class ChartScratch(Action<long, int, Guid, string> tellDamage)
{
    private readonly List<double[]> columns = [];

    public void TellDamage(long block, int place, Guid objectId, string reason) => tellDamage(block, place, objectId, reason);

    /// <summary>Columns of at least <paramref name="points"/> values, to be written before they are read.</summary>
    public ReadOnlySpan<double[]> Columns(int count, int points)
    {
        for (int column = 0; column < count; column++)
        {
            if (column == columns.Count) columns.Add([]);
            if (columns[column].Length < points) columns[column] = new double[points];
        }

        return System.Runtime.InteropServices.CollectionsMarshal.AsSpan(columns)[..count];
    }
}
