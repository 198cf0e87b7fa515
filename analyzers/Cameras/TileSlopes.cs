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
    /// <param name="columns">Room for <paramref name="luma"/>'s width of both.</param>
    public static void Measure(PlaneView luma, Span<byte> steepest, Span<ushort> means, Span<byte> columnMax, Span<ushort> columnSums)
    {
        for (int tileRow = 0; tileRow < TileGrid.Rows; tileRow++)
        {
            (int top, int bottom) = TileGrid.Edge(tileRow, TileGrid.Rows, luma.HeightPx - 1);
            columnMax = columnMax[..(luma.WidthPx - 1)];
            columnSums = columnSums[..(luma.WidthPx - 1)];
            columnMax.Clear();
            columnSums.Clear();
            for (int y = top; y < bottom; y++) AddRow(luma.Row(y), luma.Row(y + 1), columnMax, columnSums);
            Fold(tileRow, bottom - top, steepest, means, columnMax, columnSums);
        }
    }

    /// <summary>Adds the steps of one row; both sums of a pixel are at most 510, so that 128 rows fit.</summary>
    internal static void AddRow(ReadOnlySpan<byte> row, ReadOnlySpan<byte> next, Span<byte> columnMax, Span<ushort> columnSums)
    {
        int done = 0;
        if (Vector128.IsHardwareAccelerated)
        {
            ref byte here = ref MemoryMarshal.GetReference(row), below = ref MemoryMarshal.GetReference(next), max = ref MemoryMarshal.GetReference(columnMax);
            ref ushort sums = ref MemoryMarshal.GetReference(columnSums);
            for (; done + Vector256<byte>.Count <= columnMax.Length; done += Vector256<byte>.Count)
            {
                Vector256<byte> p = Vector256.LoadUnsafe(ref here, (nuint)done);
                Vector256<byte> right = Difference(p, Vector256.LoadUnsafe(ref here, (nuint)done + 1));
                Vector256<byte> down = Difference(p, Vector256.LoadUnsafe(ref below, (nuint)done));
                Vector256.Max(Vector256.LoadUnsafe(ref max, (nuint)done), Vector256.Max(right, down)).StoreUnsafe(ref max, (nuint)done);
                (Vector256<ushort> rightLow, Vector256<ushort> rightHigh) = Vector256.Widen(right);
                (Vector256<ushort> downLow, Vector256<ushort> downHigh) = Vector256.Widen(down);
                (Vector256.LoadUnsafe(ref sums, (nuint)done) + rightLow + downLow).StoreUnsafe(ref sums, (nuint)done);
                nuint upper = (nuint)(done + Vector256<ushort>.Count);
                (Vector256.LoadUnsafe(ref sums, upper) + rightHigh + downHigh).StoreUnsafe(ref sums, upper);
            }
        }

        AddRowScalar(row, next, columnMax, columnSums, done);
    }

    internal static void AddRowScalar(ReadOnlySpan<byte> row, ReadOnlySpan<byte> next, Span<byte> columnMax, Span<ushort> columnSums, int from)
    {
        for (int x = from; x < columnMax.Length; x++)
        {
            int right = Math.Abs(row[x + 1] - row[x]), down = Math.Abs(next[x] - row[x]);
            columnMax[x] = (byte)Math.Max(columnMax[x], Math.Max(right, down));
            columnSums[x] += (ushort)(right + down);
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
