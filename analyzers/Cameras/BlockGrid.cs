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
        Span<int> lefts = stackalloc int[Columns + 1];
        EdgesOf(luma.WidthPx, lefts);
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
                    ReadOnlySpan<byte> run = row[lefts[column]..lefts[column + 1]];
                    sums[column] += PlaneSums.Sum(run);
                    crcs[column] = PlaneSums.Checksum(crcs[column], run);
                }
            }

            for (int column = 0; column < Columns; column++)
            {
                long pixels = (long)(lefts[column + 1] - lefts[column]) * (bottom - top);
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
        Span<int> lefts = stackalloc int[Columns + 1];
        EdgesOf(now.WidthPx, lefts);
        for (int blockRow = 0; blockRow < Rows; blockRow++)
        {
            (int top, int bottom) = TileGrid.Edge(blockRow, Rows, now.HeightPx);
            sums.Clear();
            for (int y = top; y < bottom; y++)
            {
                ReadOnlySpan<byte> a = before.Row(y), b = now.Row(y);
                for (int column = 0; column < Columns; column++)
                {
                    int left = lefts[column], right = lefts[column + 1];
                    sums[column] += PlaneSums.AbsoluteDifference(a[left..right], b[left..right]);
                }
            }

            for (int column = 0; column < Columns; column++)
            {
                differences[(blockRow * Columns) + column] = sums[column] / ((double)(lefts[column + 1] - lefts[column]) * (bottom - top));
            }
        }
    }

    /// <summary>The part of the blocks, 0 to 1, that are equal pixel by pixel, by the checksums of two pictures.</summary>
    internal static double EqualShare(ReadOnlySpan<ulong> one, ReadOnlySpan<ulong> other)
    {
        int equal = 0;
        for (int block = 0; block < Blocks; block++)
        {
            if (one[block] == other[block]) equal++;
        }

        return (double)equal / Blocks;
    }

    /// <summary>Brightest less darkest of the means, without <paramref name="cut"/> of them at each end.</summary>
    internal static int Range(byte[] means, int cut)
    {
        byte[] sorted = [.. means];
        Array.Sort(sorted);
        return sorted[^(cut + 1)] - sorted[cut];
    }

    /// <summary>Where each column begins, and where the last one ends.</summary>
    private static void EdgesOf(int widthPx, Span<int> lefts)
    {
        for (int column = 0; column <= Columns; column++) lefts[column] = TileGrid.Edge(column, Columns, widthPx).From;
    }
}
