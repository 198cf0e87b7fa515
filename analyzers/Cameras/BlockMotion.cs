using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using PrisonOps.Ports.Cameras;

namespace PrisonOps.Analyzers.Cameras;

/// <summary>
/// The motion of the camera between two frames, apart from that of people and cars: 6 x 4 blocks of 32 x 32 pixels are searched in the
/// other frame by least absolute difference, each gives a vector to a fraction of a pixel, and the median of them is the camera's. Only
/// blocks with corners take part (H. Moravec 1980: a block that looks the same when it is shifted somewhere says nothing).
/// </summary>
internal sealed class BlockMotion
{
    private const int Side = 32;
    private const int Across = 6;
    private const int Down = 4;
    private const int Blocks = Across * Down;

    /// <summary>So many rows are compared before it is asked whether a place can still be the best.</summary>
    private const int RowsAtOnce = 8;

    /// <summary>A shaking camera moves by a few hundredths of its picture; the search covers that much to each side.</summary>
    private const int ReachPx = 14;
    private const int CornerShiftPx = 2;

    /// <summary>Mean difference that a block must have to its own shifted copies, in grey levels.</summary>
    private const int CornerMin = 3;
    private const int BlocksMin = 5;

    private readonly int[] x = new int[Blocks];
    private readonly int[] y = new int[Blocks];
    private readonly double[] dx = new double[Blocks];
    private readonly double[] dy = new double[Blocks];
    private readonly double[] sorted = new double[Blocks];
    private byte[] first = [];
    private int widthPx;
    private int heightPx;
    private int used;

    /// <summary>False until a frame with enough structure was taken as the one to compare with.</summary>
    public bool HasReference => used >= BlocksMin;

    public void SetReference(PlaneView luma)
    {
        (widthPx, heightPx, used) = (luma.WidthPx, luma.HeightPx, 0);
        if (first.Length < widthPx * heightPx) first = GC.AllocateUninitializedArray<byte>(widthPx * heightPx);
        for (int row = 0; row < heightPx; row++) luma.Row(row).CopyTo(first.AsSpan(row * widthPx));
        if (widthPx < Side + (4 * ReachPx) || heightPx < Side + (4 * ReachPx)) return;

        PlaneView reference = new(first, widthPx, heightPx, widthPx);
        for (int block = 0; block < Blocks; block++)
        {
            int left = ReachPx + (block % Across * (widthPx - Side - (2 * ReachPx)) / (Across - 1));
            int top = ReachPx + (block / Across * (heightPx - Side - (2 * ReachPx)) / (Down - 1));
            if (LeastSelfDifference(reference, left, top) >= CornerMin * Side * Side) (x[used], y[used++]) = (left, top);
        }
    }

    /// <summary>Null when this frame cannot be compared.</summary>
    public CameraMotion? Find(PlaneView luma)
    {
        if (!HasReference || luma.WidthPx != widthPx || luma.HeightPx != heightPx) return null;

        PlaneView reference = new(first, widthPx, heightPx, widthPx);
        for (int block = 0; block < used; block++) (dx[block], dy[block]) = Search(reference, luma, x[block], y[block]);

        double medianX = Median(dx, used), medianY = Median(dy, used), roll = Roll(medianX, medianY);
        int agreeing = 0;
        for (int block = 0; block < used; block++)
        {
            (double armX, double armY) = Arm(block);
            double restX = dx[block] - medianX + (roll * armY), restY = dy[block] - medianY - (roll * armX);
            if ((restX * restX) + (restY * restY) <= 1.0) agreeing++;
        }

        return new(medianX / widthPx, medianY / widthPx, roll * 180 / Math.PI, (double)agreeing / used);
    }

    /// <summary>The median of the angles by which blocks far from the middle went round it.</summary>
    private double Roll(double medianX, double medianY)
    {
        int measured = 0;
        for (int block = 0; block < used; block++)
        {
            (double armX, double armY) = Arm(block);
            double arm = (armX * armX) + (armY * armY);
            if (arm > widthPx * widthPx / 25.0) sorted[measured++] = ((armX * (dy[block] - medianY)) - (armY * (dx[block] - medianX))) / arm;
        }

        sorted.AsSpan(0, measured).Sort();
        return measured >= BlocksMin ? sorted[measured / 2] : 0;
    }

    private (double X, double Y) Arm(int block) => (x[block] + (Side / 2.0) - (widthPx / 2.0), y[block] + (Side / 2.0) - (heightPx / 2.0));

    private double Median(double[] values, int count)
    {
        values.AsSpan(0, count).CopyTo(sorted);
        sorted.AsSpan(0, count).Sort();
        return count % 2 == 1 ? sorted[count / 2] : (sorted[(count / 2) - 1] + sorted[count / 2]) / 2;
    }

    private static int LeastSelfDifference(PlaneView plane, int left, int top)
    {
        int least = int.MaxValue;
        for (int direction = 0; direction < 4; direction++)
        {
            int shiftX = direction == 2 ? 0 : CornerShiftPx, shiftY = direction == 0 ? 0 : direction == 3 ? -CornerShiftPx : CornerShiftPx;
            least = Math.Min(least, Difference(plane, left, top, plane, left + shiftX, top + shiftY));
        }

        return least;
    }

    /// <summary>Every second place first, then the eight around the best, then the least of the parabola through it and its neighbours.</summary>
    private static (double X, double Y) Search(PlaneView reference, PlaneView now, int left, int top)
    {
        // Most cameras stand still: what is worse than to stay can be left early, because staying is among what is compared.
        int atRest = Difference(reference, left, top, now, left, top);
        (int Difference, int X, int Y) best = (int.MaxValue, 0, 0);
        for (int shiftY = -ReachPx + 2; shiftY <= ReachPx - 2; shiftY += 2)
        {
            for (int shiftX = -ReachPx + 2; shiftX <= ReachPx - 2; shiftX += 2) best = Better(best, reference, now, left, top, shiftX, shiftY, atRest);
        }

        (_, int coarseX, int coarseY) = best;
        for (int shiftY = coarseY - 1; shiftY <= coarseY + 1; shiftY++)
        {
            for (int shiftX = coarseX - 1; shiftX <= coarseX + 1; shiftX++) best = Better(best, reference, now, left, top, shiftX, shiftY, atRest);
        }

        (int x, int y) = (left + best.X, top + best.Y);
        return (
            best.X + Fraction(Difference(reference, left, top, now, x - 1, y), best.Difference, Difference(reference, left, top, now, x + 1, y)),
            best.Y + Fraction(Difference(reference, left, top, now, x, y - 1), best.Difference, Difference(reference, left, top, now, x, y + 1)));
    }

    /// <summary>Of equal places the nearest wins, so that what does not move is seen not to move.</summary>
    private static (int Difference, int X, int Y) Better(
        (int Difference, int X, int Y) best, PlaneView reference, PlaneView now, int left, int top, int shiftX, int shiftY, int enough)
    {
        int difference = Difference(reference, left, top, now, left + shiftX, top + shiftY, Math.Min(best.Difference, enough));
        bool isNearer = (shiftX * shiftX) + (shiftY * shiftY) < (best.X * best.X) + (best.Y * best.Y);
        return difference < best.Difference || (difference == best.Difference && isNearer) ? (difference, shiftX, shiftY) : best;
    }

    private static double Fraction(int before, int at, int after)
    {
        int bend = before + after - (2 * at);
        return bend <= 0 ? 0 : Math.Clamp((before - after) / (2.0 * bend), -0.5, 0.5);
    }

    /// <summary>The sum may stop once it is above <paramref name="enough"/>.</summary>
    internal static int Difference(PlaneView a, int ax, int ay, PlaneView b, int bx, int by, int enough = int.MaxValue)
    {
        if (!Avx2.IsSupported) return Vector128.IsHardwareAccelerated ? DifferenceVector(a, ax, ay, b, bx, by) : DifferenceScalar(a, ax, ay, b, bx, by);

        ref byte one = ref MemoryMarshal.GetReference(a.Row(ay)[ax..]), other = ref MemoryMarshal.GetReference(b.Row(by)[bx..]);
        nuint strideOne = (nuint)a.StrideBytes, strideOther = (nuint)b.StrideBytes;
        Vector256<ushort> sums = default;
        int sum = 0;
        for (int row = 0; row < Side && sum <= enough; row += RowsAtOnce)
        {
            for (int i = row; i < row + RowsAtOnce; i++)
            {
                sums += Avx2.SumAbsoluteDifferences(Vector256.LoadUnsafe(ref one, (nuint)i * strideOne), Vector256.LoadUnsafe(ref other, (nuint)i * strideOther));
            }

            sum = (int)Vector256.Sum(sums.AsUInt64());
        }

        return sum;
    }

    internal static int DifferenceVector(PlaneView a, int ax, int ay, PlaneView b, int bx, int by)
    {
        Vector256<ushort> sums = default;
        for (int row = 0; row < Side; row++)
        {
            Vector256<byte> one = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(a.Row(ay + row)), (nuint)ax);
            Vector256<byte> other = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(b.Row(by + row)), (nuint)bx);
            (Vector256<ushort> low, Vector256<ushort> high) = Vector256.Widen(Vector256.Max(one, other) - Vector256.Min(one, other));
            sums += low + high;
        }

        (Vector256<uint> lower, Vector256<uint> upper) = Vector256.Widen(sums);
        return (int)Vector256.Sum(lower + upper);
    }

    internal static int DifferenceScalar(PlaneView a, int ax, int ay, PlaneView b, int bx, int by)
    {
        int sum = 0;
        for (int row = 0; row < Side; row++)
        {
            ReadOnlySpan<byte> one = a.Row(ay + row).Slice(ax, Side), other = b.Row(by + row).Slice(bx, Side);
            for (int i = 0; i < Side; i++) sum += Math.Abs(one[i] - other[i]);
        }

        return sum;
    }
}
