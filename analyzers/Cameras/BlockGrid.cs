namespace PrisonOps.Analyzers.Cameras;

/// <summary>A picture cut into 16 x 12 blocks of nearly equal size, row by row, whatever its resolution.</summary>
public static class BlockGrid
{
    public const int Columns = 16;
    public const int Rows = 12;
    public const int Blocks = Columns * Rows;

    /// <summary>Smaller pictures have blocks without pixels; no camera is that small.</summary>
    public const int SidePxMin = 16;

    /// <summary>
    /// Burnt-in clocks and names stand in the outer two rows of blocks, at the top or at the bottom.
    /// </summary>
    public static bool MayHoldClock(int block) => block < 2 * Columns || block >= Blocks - (2 * Columns);

    /// <summary>Mean luma of each block, rounded, and the checksum of its pixels (equal only when every pixel is).</summary>
    internal static void Measure(PlaneView luma, Span<byte> means, Span<ulong> checksums)
    {
        Span<long> sums = stackalloc long[Columns];
        Span<uint> crcs = stackalloc uint[Columns];
        for (int blockRow = 0; blockRow < Rows; blockRow++)
        {
            (int top, int bottom) = TileGrid.Edge(blockRow, Rows, luma.HeightPx);
            sums.Clear();
            crcs.Clear();
            for (int y = top; y < bottom; y++)
            {
                ReadOnlySpan<byte> row = luma.Row(y);
                for (int column = 0; column < Columns; column++)
                {
                    (int left, int right) = TileGrid.Edge(column, Columns, luma.WidthPx);
                    ReadOnlySpan<byte> run = row[left..right];
                    sums[column] += PlaneSums.Sum(run);
                    crcs[column] = PlaneSums.Checksum(crcs[column], run);
                }
            }

            for (int column = 0; column < Columns; column++)
            {
                (int left, int right) = TileGrid.Edge(column, Columns, luma.WidthPx);
                long pixels = (long)(right - left) * (bottom - top);
                int block = (blockRow * Columns) + column;
                means[block] = (byte)((sums[column] + (pixels / 2)) / pixels);
                checksums[block] = crcs[column];
            }
        }
    }

    /// <summary>Mean absolute difference of two planes of one size, block by block.</summary>
    internal static void Differences(PlaneView before, PlaneView now, Span<double> differences)
    {
        Span<long> sums = stackalloc long[Columns];
        for (int blockRow = 0; blockRow < Rows; blockRow++)
        {
            (int top, int bottom) = TileGrid.Edge(blockRow, Rows, now.HeightPx);
            sums.Clear();
            for (int y = top; y < bottom; y++)
            {
                ReadOnlySpan<byte> a = before.Row(y), b = now.Row(y);
                for (int column = 0; column < Columns; column++)
                {
                    (int left, int right) = TileGrid.Edge(column, Columns, now.WidthPx);
                    sums[column] += PlaneSums.AbsoluteDifference(a[left..right], b[left..right]);
                }
            }

            for (int column = 0; column < Columns; column++)
            {
                (int left, int right) = TileGrid.Edge(column, Columns, now.WidthPx);
                differences[(blockRow * Columns) + column] = sums[column] / ((double)(right - left) * (bottom - top));
            }
        }
    }
}
