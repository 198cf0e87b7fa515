using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace PrisonOps.Analyzers.Cameras;

/// <summary>
/// Lines that cross the whole picture. Each row is averaged in the left, middle and right third of the picture (each column in the upper,
/// middle and lower third) and bent by 2 m(i) - m(i - lag) - m(i + lag). What comes from the cable, the sensor or the power line bends all three thirds alike; a
/// scene does so hardly anywhere. The number is the mean over all rows (columns) of the least of three bends of one sign, in grey levels.
/// </summary>
internal sealed class CoherentLines
{
    public static ReadOnlySpan<int> Lags => [1, 3, 8];

    /// <summary>Three lags for rows, then three for columns.</summary>
    public const int Numbers = 6;

    private const int Thirds = 3;

    private uint[] sums = [];

    public void Measure(PlaneView luma, Span<float> numbers)
    {
        int length = Math.Max(luma.WidthPx, luma.HeightPx);
        if (sums.Length < Thirds * length) sums = new uint[Thirds * length];

        for (int third = 0; third < Thirds; third++)
        {
            (int left, int right) = TileGrid.Edge(third, Thirds, luma.WidthPx);
            for (int y = 0; y < luma.HeightPx; y++) sums[(third * luma.HeightPx) + y] = (uint)PlaneSums.Sum(luma.Row(y)[left..right]);
        }

        Bend(luma.HeightPx, luma.WidthPx / Thirds, numbers[..3]);

        Array.Clear(sums);
        for (int third = 0; third < Thirds; third++)
        {
            (int top, int bottom) = TileGrid.Edge(third, Thirds, luma.HeightPx);
            for (int y = top; y < bottom; y++) AddRow(luma.Row(y), sums.AsSpan(third * luma.WidthPx, luma.WidthPx));
        }

        Bend(luma.WidthPx, luma.HeightPx / Thirds, numbers[3..]);
    }

    private void Bend(int length, int pixels, Span<float> numbers)
    {
        for (int i = 0; i < numbers.Length; i++)
        {
            int lag = Lags[i];
            long total = 0;
            for (int at = lag; at < length - lag; at++)
            {
                long a = Of(0, at, lag), b = Of(1, at, lag), c = Of(2, at, lag);
                if (a > 0 && b > 0 && c > 0) total += Math.Min(a, Math.Min(b, c));
                else if (a < 0 && b < 0 && c < 0) total -= Math.Max(a, Math.Max(b, c));
            }

            int count = length - (2 * lag);
            numbers[i] = count > 0 ? (float)((double)total / pixels / count) : 0;
        }

        long Of(int third, int at, int lag)
        {
            int here = (third * length) + at;
            return (2L * sums[here]) - sums[here - lag] - sums[here + lag];
        }
    }

    internal static void AddRow(ReadOnlySpan<byte> row, Span<uint> columns)
    {
        int done = 0;
        if (Vector128.IsHardwareAccelerated)
        {
            ref byte pixels = ref MemoryMarshal.GetReference(row);
            ref uint target = ref MemoryMarshal.GetReference(columns);
            for (; done + Vector128<byte>.Count <= row.Length; done += Vector128<byte>.Count)
            {
                (Vector128<ushort> low, Vector128<ushort> high) = Vector128.Widen(Vector128.LoadUnsafe(ref pixels, (nuint)done));
                (Vector128<uint> a, Vector128<uint> b) = Vector128.Widen(low);
                (Vector128<uint> c, Vector128<uint> d) = Vector128.Widen(high);
                (Vector128.LoadUnsafe(ref target, (nuint)done) + a).StoreUnsafe(ref target, (nuint)done);
                (Vector128.LoadUnsafe(ref target, (nuint)done + 4) + b).StoreUnsafe(ref target, (nuint)done + 4);
                (Vector128.LoadUnsafe(ref target, (nuint)done + 8) + c).StoreUnsafe(ref target, (nuint)done + 8);
                (Vector128.LoadUnsafe(ref target, (nuint)done + 12) + d).StoreUnsafe(ref target, (nuint)done + 12);
            }
        }

        AddRowScalar(row, columns, done);
    }

    internal static void AddRowScalar(ReadOnlySpan<byte> row, Span<uint> columns, int from)
    {
        for (int x = from; x < row.Length; x++) columns[x] += row[x];
    }
}
