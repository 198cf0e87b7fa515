using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace PrisonOps.Analyzers.Cameras;

/// <summary>Sums down the columns of a plane. They are held in registers for a strip of columns at a time, and written once.</summary>
internal static class ColumnSums
{
    /// <summary>16 bits hold the sum of so many pixels.</summary>
    public const int RowsMax = 257;

    /// <param name="top">The first row, and then every <paramref name="step"/>th above <paramref name="bottom"/>; at most <see cref="RowsMax"/>.</param>
    /// <param name="sums">One number a column.</param>
    public static void Measure(PlaneView plane, int top, int bottom, int step, Span<ushort> sums)
    {
        int width = plane.WidthPx, strip = Vector256<byte>.Count;
        if (!Vector128.IsHardwareAccelerated || width < strip)
        {
            MeasureScalar(plane, top, bottom, step, sums);
            return;
        }

        // The last strip ends with the row: columns that were summed before are summed once more and come out the same.
        for (int left = 0; left < width; left += strip) MeasureStrip(plane, top, bottom, step, Math.Min(left, width - strip), sums);
    }

    internal static void MeasureScalar(PlaneView plane, int top, int bottom, int step, Span<ushort> sums)
    {
        sums[..plane.WidthPx].Clear();
        for (int y = top; y < bottom; y += step)
        {
            ReadOnlySpan<byte> row = plane.Row(y);
            for (int x = 0; x < row.Length; x++) sums[x] += row[x];
        }
    }

    private static void MeasureStrip(PlaneView plane, int top, int bottom, int step, int left, Span<ushort> sums)
    {
        Vector256<ushort> even = default, odd = default, low = Vector256.Create((ushort)0xff);
        ref byte first = ref MemoryMarshal.GetReference(plane.Row(0));
        for (int y = top; y < bottom; y += step)
        {
            Vector256<ushort> pairs = Vector256.LoadUnsafe(ref first, (nuint)((y * plane.StrideBytes) + left)).AsUInt16();
            even += pairs & low;
            odd += pairs >>> 8;
        }

        Store(even, odd, sums.Slice(left, Vector256<byte>.Count));
    }

    /// <summary>Numbers of the even and of the odd columns in the order of the columns.</summary>
    internal static void Store(Vector256<ushort> even, Vector256<ushort> odd, Span<ushort> target)
    {
        (Vector256<uint> evenLow, Vector256<uint> evenHigh) = Vector256.Widen(even);
        (Vector256<uint> oddLow, Vector256<uint> oddHigh) = Vector256.Widen(odd);
        (evenLow | (oddLow << 16)).AsUInt16().CopyTo(target);
        (evenHigh | (oddHigh << 16)).AsUInt16().CopyTo(target[Vector256<ushort>.Count..]);
    }
}
