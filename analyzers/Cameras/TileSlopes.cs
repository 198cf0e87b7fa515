using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace PrisonOps.Analyzers.Cameras;

/// <summary>
/// Slopes of luma in each tile: the steepest step between neighbours, and the mean of all steps, of |p(x+1,y) - p(x,y)| and
/// |p(x,y+1) - p(x,y)|. An edge that was drawn sharp has its whole height in one step, however large or small the picture is made; a
/// blurred one is spread over several pixels, and regains its height only as the picture shrinks.
/// </summary>
internal static class TileSlopes
{
    /// <param name="steepest">Of each tile, 0 to 255.</param>
    /// <param name="means">Of each tile in sixteenths of a grey level, 0 to 65,535; may be empty.</param>
    /// <param name="columnMax">Room for <paramref name="luma"/>'s width.</param>
    /// <param name="columnSums">Room for the same.</param>
    public static void Measure(PlaneView luma, Span<byte> steepest, Span<ushort> means, Span<byte> columnMax, Span<ushort> columnSums)
    {
        columnMax = columnMax[..(luma.WidthPx - 1)];
        columnSums = columnSums[..(luma.WidthPx - 1)];
        for (int tileRow = 0; tileRow < TileGrid.Rows; tileRow++)
        {
            (int top, int bottom) = TileGrid.Edge(tileRow, TileGrid.Rows, luma.HeightPx - 1);
            MeasureRows(luma, top, bottom, columnMax, columnSums);
            Fold(tileRow, bottom - top, steepest, means, columnMax, columnSums);
        }
    }

    /// <summary>The steps of some rows, column by column; both sums of a pixel are at most 510, so that 128 rows fit.</summary>
    internal static void MeasureRows(PlaneView luma, int top, int bottom, Span<byte> columnMax, Span<ushort> columnSums)
    {
        int width = columnMax.Length, strip = Vector256<byte>.Count;
        if (!Vector128.IsHardwareAccelerated || width < strip)
        {
            MeasureRowsScalar(luma, top, bottom, columnMax, columnSums);
            return;
        }

        // The last strip ends with the row: columns that were measured before are measured once more and come out the same.
        for (int left = 0; left < width; left += strip) MeasureStrip(luma, top, bottom, Math.Min(left, width - strip), columnMax, columnSums);
    }

    private static void MeasureStrip(PlaneView luma, int top, int bottom, int left, Span<byte> columnMax, Span<ushort> columnSums)
    {
        ref byte first = ref MemoryMarshal.GetReference(luma.Row(0));
        Vector256<ushort> even = default, odd = default, low = Vector256.Create((ushort)0xff);
        Vector256<byte> max = default, here = Vector256.LoadUnsafe(ref first, (nuint)((top * luma.StrideBytes) + left));
        for (int y = top; y < bottom; y++)
        {
            nuint at = (nuint)((y * luma.StrideBytes) + left);
            Vector256<byte> below = Vector256.LoadUnsafe(ref first, at + (nuint)luma.StrideBytes);
            Vector256<byte> right = Difference(here, Vector256.LoadUnsafe(ref first, at + 1)), down = Difference(here, below);
            max = Vector256.Max(max, Vector256.Max(right, down));
            even += (right.AsUInt16() & low) + (down.AsUInt16() & low);
            odd += (right.AsUInt16() >>> 8) + (down.AsUInt16() >>> 8);
            here = below;
        }

        max.CopyTo(columnMax[left..]);
        ColumnSums.Store(even, odd, columnSums.Slice(left, Vector256<byte>.Count));
    }

    internal static void MeasureRowsScalar(PlaneView luma, int top, int bottom, Span<byte> columnMax, Span<ushort> columnSums)
    {
        columnMax.Clear();
        columnSums.Clear();
        for (int y = top; y < bottom; y++)
        {
            ReadOnlySpan<byte> row = luma.Row(y), next = luma.Row(y + 1);
            for (int x = 0; x < columnMax.Length; x++)
            {
                int right = Math.Abs(row[x + 1] - row[x]), down = Math.Abs(next[x] - row[x]);
                columnMax[x] = (byte)Math.Max(columnMax[x], Math.Max(right, down));
                columnSums[x] += (ushort)(right + down);
            }
        }
    }

    private static void Fold(
        int tileRow, int rows, Span<byte> steepest, Span<ushort> means, ReadOnlySpan<byte> columnMax, ReadOnlySpan<ushort> columnSums)
    {
        for (int tileColumn = 0; tileColumn < TileGrid.Columns; tileColumn++)
        {
            (int left, int right) = TileGrid.Edge(tileColumn, TileGrid.Columns, columnMax.Length);
            byte max = 0;
            uint sum = 0;
            for (int x = left; x < right; x++)
            {
                max = Math.Max(max, columnMax[x]);
                sum += columnSums[x];
            }

            int tile = (tileRow * TileGrid.Columns) + tileColumn;
            uint steps = (uint)Math.Max(1, 2 * rows * (right - left));
            steepest[tile] = max;
            if (!means.IsEmpty) means[tile] = (ushort)Math.Min(ushort.MaxValue, 16 * sum / steps);
        }
    }

    private static Vector256<byte> Difference(Vector256<byte> a, Vector256<byte> b) => Vector256.Max(a, b) - Vector256.Min(a, b);
}
