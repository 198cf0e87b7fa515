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
    private ushort[] columns = [];

    public void Measure(PlaneView luma, Span<float> numbers)
    {
        int length = Math.Max(luma.WidthPx, luma.HeightPx);
        if (sums.Length < Thirds * length) (sums, columns) = (new uint[Thirds * length], new ushort[length]);

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
            for (int y = top; y < bottom; y += ColumnSums.RowsMax)
            {
                ColumnSums.Measure(luma, y, Math.Min(y + ColumnSums.RowsMax, bottom), 1, columns);
                for (int x = 0; x < luma.WidthPx; x++) sums[(third * luma.WidthPx) + x] += columns[x];
            }
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
}
