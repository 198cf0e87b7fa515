namespace PrisonOps.Analyzers.Cameras;

/// <summary>
/// A picture as 96 x 54 mean values. Scenes are compared by it: it is large enough to tell a shift of one part in a hundred and too small to
/// show who was there.
/// </summary>
internal static class Thumbnail
{
    public const int Width = 96;
    public const int Height = 54;
    public const int Points = Width * Height;

    /// <summary>The middle one of the 3 x 3 points of a tile.</summary>
    public static int MiddleOf(int tile) => (((3 * (tile / TileGrid.Columns)) + 1) * Width) + (3 * (tile % TileGrid.Columns)) + 1;

    /// <summary>Mean luma, rounded; a point narrower than a pixel takes the pixel that it lies in.</summary>
    public static void Measure(PlaneView plane, Span<byte> points) => Shrink(plane, points, Width, Height);

    /// <summary>Means of a plane over a grid of <paramref name="columns"/> x <paramref name="rows"/>.</summary>
    public static void Shrink(PlaneView plane, Span<byte> means, int columns, int rows)
    {
        // Of a point that is many pixels high, every third row tells its mean as well as all of them.
        int step = plane.HeightPx / rows >= ManyRows ? 3 : 1;
        for (int row = 0; row < rows; row++)
        {
            (int top, int bottom) = Wide(TileGrid.Edge(row, rows, plane.HeightPx));
            for (int column = 0; column < columns; column++)
            {
                (int left, int right) = Wide(TileGrid.Edge(column, columns, plane.WidthPx));
                int sum = 0, count = 0;
                for (int y = top; y < bottom; y += step)
                {
                    foreach (byte value in plane.Row(y)[left..right]) sum += value;
                    count += right - left;
                }

                means[(row * columns) + column] = (byte)((sum + (count / 2)) / count);
            }
        }
    }

    private const int ManyRows = 12;

    private static (int From, int To) Wide((int From, int To) edge) => edge.To > edge.From ? edge : (edge.From, edge.From + 1);
}
