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
    /// <param name="columnSums">Room for the plane's width.</param>
    public static void Measure(PlaneView plane, Span<byte> points, Span<ushort> columnSums) => Shrink(plane, points, Width, Height, columnSums);

    /// <summary>Means of a plane over a grid of <paramref name="columns"/> x <paramref name="rows"/>.</summary>
    /// <param name="columnSums">Room for the plane's width.</param>
    public static void Shrink(PlaneView plane, Span<byte> means, int columns, int rows, Span<ushort> columnSums)
    {
        // Of a point that is many pixels high, every third row tells its mean as well as all of them.
        int step = plane.HeightPx / rows >= ManyRows ? 3 : 1, span = step * ColumnSums.RowsMax;
        Span<int> sums = stackalloc int[columns];
        for (int row = 0; row < rows; row++)
        {
            (int top, int bottom) = Wide(TileGrid.Edge(row, rows, plane.HeightPx));
            sums.Clear();
            for (int y = top; y < bottom; y += span)
            {
                ColumnSums.Measure(plane, y, Math.Min(y + span, bottom), step, columnSums);
                for (int column = 0; column < columns; column++)
                {
                    (int left, int right) = Wide(TileGrid.Edge(column, columns, plane.WidthPx));
                    int sum = 0;
                    foreach (ushort pixels in columnSums[left..right]) sum += pixels;
                    sums[column] += sum;
                }
            }

            int rowsSummed = (bottom - top + step - 1) / step;
            for (int column = 0; column < columns; column++)
            {
                (int left, int right) = Wide(TileGrid.Edge(column, columns, plane.WidthPx));
                int count = rowsSummed * (right - left);
                means[(row * columns) + column] = (byte)((sums[column] + (count / 2)) / count);
            }
        }
    }

    private const int ManyRows = 12;

    private static (int From, int To) Wide((int From, int To) edge) => edge.To > edge.From ? edge : (edge.From, edge.From + 1);
}
