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

    /// <summary>
    /// Marks the blocks that show nothing in either picture: bars beside a narrow picture, privacy masks, a black night sky, clipped white, a wall that a low bit
    /// rate has made smooth. These are equal in any two pictures, live or not.
    /// </summary>
    /// <param name="steepest">Of the tiles of one picture, see <see cref="TileSlopes"/>.</param>
    /// <param name="other">Of the other.</param>
    /// <returns>How many are not blank.</returns>
    internal static int MarkBlank(ReadOnlySpan<byte> steepest, ReadOnlySpan<byte> other, Span<bool> blank)
    {
        const int across = TileGrid.Columns / Columns;
        int shown = 0;
        for (int block = 0; block < Blocks; block++)
        {
            (int row, int column) = (block / Columns, block % Columns);
            (int top, int bottom) = (row * TileGrid.Rows / Rows, (((row + 1) * TileGrid.Rows) + Rows - 1) / Rows);
            blank[block] = true;
            for (int tileRow = top; tileRow < bottom; tileRow++)
            {
                for (int tile = (tileRow * TileGrid.Columns) + (column * across); tile < (tileRow * TileGrid.Columns) + ((column + 1) * across); tile++)
                {
                    if (Math.Max(steepest[tile], other[tile]) > BlankStepMax) blank[block] = false;
                }
            }

            if (!blank[block]) shown++;
        }

        return shown;
    }

    private const int BlankStepMax = 3;

    /// <summary>When fewer blocks show anything, all of them are judged: then it is a card.</summary>
    internal const int ShownMin = Blocks / 8;

    /// <summary>The part of the blocks that show something, 0 to 1, that are equal pixel by pixel, by the checksums of two pictures.</summary>
    internal static double EqualShare(ReadOnlySpan<ulong> one, ReadOnlySpan<ulong> other, ReadOnlySpan<bool> blank)
    {
        int equal = 0, shown = 0;
        for (int block = 0; block < Blocks; block++)
        {
            if (blank[block]) continue;
            shown++;
            if (one[block] == other[block]) equal++;
        }

        return shown == 0 ? 0 : (double)equal / shown;
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
