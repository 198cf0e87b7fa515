namespace PrisonOps.Analyzers.Cameras;

/// <summary>A picture cut into 32 x 18 tiles of nearly equal size, row by row; each holds 3 x 3 points of the <see cref="Thumbnail"/>.</summary>
public static class TileGrid
{
    public const int Columns = 32;
    public const int Rows = 18;
    public const int Tiles = Columns * Rows;

    /// <summary>First and last pixel (exclusive) of one of <paramref name="count"/> parts.</summary>
    internal static (int From, int To) Edge(int index, int count, int lengthPx) =>
        ((int)((long)index * lengthPx / count), (int)((long)(index + 1) * lengthPx / count));
}
