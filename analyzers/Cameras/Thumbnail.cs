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

    /// <summary>Mean luma, rounded; a point narrower than a pixel takes the pixel that it lies in.</summary>
    public static void Measure(PlaneView plane, Span<byte> points) => Shrink(plane, points, Width, Height);

    /// <summary>Means of a plane over a grid of <paramref name="columns"/> x <paramref name="rows"/>.</summary>
    public static void Shrink(PlaneView plane, Span<byte> means, int columns, int rows)
    {
        for (int row = 0; row < rows; row++)
        {
            (int top, int bottom) = Wide(TileGrid.Edge(row, rows, plane.HeightPx));
            for (int column = 0; column < columns; column++)
            {
                (int left, int right) = Wide(TileGrid.Edge(column, columns, plane.WidthPx));
                int sum = 0;
                for (int y = top; y < bottom; y++)
                {
                    foreach (byte value in plane.Row(y)[left..right]) sum += value;
                }

                int count = (right - left) * (bottom - top);
                means[(row * columns) + column] = (byte)((sum + (count / 2)) / count);
            }
        }
    }

    private static (int From, int To) Wide((int From, int To) edge) => edge.To > edge.From ? edge : (edge.From, edge.From + 1);
}
