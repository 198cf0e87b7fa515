using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace PrisonOps.Analyzers.Cameras;

/// <summary>
/// Noise of a plane at its own size. In each of 32 x 18 probes of 16 x 16 pixels the mean of |N * I| is taken, N = (1 -2 1; -2 4 -2; 1 -2 1):
/// the mask is blind to planes and edges along its axes, so that what is left in the smoothest probes is noise;
/// sigma = sqrt(pi/2) / 6 of the mean (J. Immerkaer, Fast Noise Variance Estimation, CVIU 64, 1996).
/// A pixel that stands out of all its eight neighbours by more than <see cref="ImpulseStep"/> is an impulse; points of a scene are not
/// that small, because the lens spreads them. One that stands out of the rows above and below by more than <see cref="DashStep"/> belongs to a dash of a bad line.
/// </summary>
internal static class NoiseMeter
{
    public const int ProbePx = 16;
    public const int ImpulseStep = 30;
    public const int DashStep = 45;

    private const double SigmaOfMean = 0.20888568955258338; // sqrt(pi/2) / 6

    /// <summary>A probe at the ends of the range is clipped, and its noise with it.</summary>
    private const int DarkestMean = 22;
    private const int BrightestMean = 229;

    /// <param name="sigmas">Room for one number a tile; it is sorted afterwards, probes that say nothing are left out.</param>
    /// <returns>How many probes there are, and the share of their pixels that are impulses.</returns>
    public static (int Probes, double ImpulseShare) Measure(PlaneView plane, Span<float> sigmas)
    {
        int probes = 0;
        long impulses = 0, pixels = 0;
        if (plane.WidthPx < ProbePx + 2 || plane.HeightPx < ProbePx + 2) return (0, 0);
        for (int row = 0; row < TileGrid.Rows; row++)
        {
            int top = 1 + (row * (plane.HeightPx - ProbePx - 2) / (TileGrid.Rows - 1));
            for (int column = 0; column < TileGrid.Columns; column++)
            {
                int left = 1 + (column * (plane.WidthPx - ProbePx - 2) / (TileGrid.Columns - 1));
                (int sum, int found, int luma) = Probe(plane, left, top);
                impulses += found;
                pixels += ProbePx * ProbePx;
                int mean = luma / (ProbePx * ProbePx);
                if (mean is >= DarkestMean and <= BrightestMean) sigmas[probes++] = (float)(sum * SigmaOfMean / (ProbePx * ProbePx));
            }
        }

        sigmas[..probes].Sort();
        return (probes, (double)impulses / pixels);
    }

    private static (int Sum, int Impulses, int Luma) Probe(PlaneView plane, int left, int top)
    {
        int sum = 0, impulses = 0, luma = 0;
        for (int y = top; y < top + ProbePx; y++)
        {
            ReadOnlySpan<byte> above = plane.Row(y - 1).Slice(left - 1, ProbePx + 2), here = plane.Row(y).Slice(left - 1, ProbePx + 2),
                below = plane.Row(y + 1).Slice(left - 1, ProbePx + 2);
            (int rowSum, int rowImpulses, int rowLuma) = Vector128.IsHardwareAccelerated ? RowVector(above, here, below) : RowScalar(above, here, below);
            sum += rowSum;
            impulses += rowImpulses;
            luma += rowLuma;
        }

        return (sum, impulses, luma);
    }

    /// <summary>The 16 pixels of a row that has one more at each end.</summary>
    internal static (int Sum, int Impulses, int Luma) RowVector(ReadOnlySpan<byte> above, ReadOnlySpan<byte> here, ReadOnlySpan<byte> below)
    {
        ref byte a = ref MemoryMarshal.GetReference(above), h = ref MemoryMarshal.GetReference(here), b = ref MemoryMarshal.GetReference(below);
        Vector128<byte> a0 = Vector128.LoadUnsafe(ref a, 0), a1 = Vector128.LoadUnsafe(ref a, 1), a2 = Vector128.LoadUnsafe(ref a, 2);
        Vector128<byte> h0 = Vector128.LoadUnsafe(ref h, 0), h1 = Vector128.LoadUnsafe(ref h, 1), h2 = Vector128.LoadUnsafe(ref h, 2);
        Vector128<byte> b0 = Vector128.LoadUnsafe(ref b, 0), b1 = Vector128.LoadUnsafe(ref b, 1), b2 = Vector128.LoadUnsafe(ref b, 2);

        (Vector128<ushort> cornersLow, Vector128<ushort> cornersHigh) = Sum4(a0, a2, b0, b2);
        (Vector128<ushort> sidesLow, Vector128<ushort> sidesHigh) = Sum4(a1, h0, h2, b1);
        (Vector128<ushort> middleLow, Vector128<ushort> middleHigh) = Vector128.Widen(h1);
        Vector128<short> low = Vector128.Abs((cornersLow + (middleLow << 2)).AsInt16() - (sidesLow << 1).AsInt16());
        Vector128<short> high = Vector128.Abs((cornersHigh + (middleHigh << 2)).AsInt16() - (sidesHigh << 1).AsInt16());
        (Vector128<int> one, Vector128<int> two) = Vector128.Widen(low + high);
        (Vector128<uint> lumaOne, Vector128<uint> lumaTwo) = Vector128.Widen(middleLow + middleHigh);

        Vector128<byte> max = Vector128.Max(Vector128.Max(Vector128.Max(a0, a1), Vector128.Max(a2, h0)), Vector128.Max(Vector128.Max(h2, b0), Vector128.Max(b1, b2)));
        Vector128<byte> min = Vector128.Min(Vector128.Min(Vector128.Min(a0, a1), Vector128.Min(a2, h0)), Vector128.Min(Vector128.Min(h2, b0), Vector128.Min(b1, b2)));
        Vector128<byte> step = Vector128.Create((byte)ImpulseStep);
        Vector128<byte> outside = Vector128.GreaterThan(Vector128.Max(h1, max) - max, step) | Vector128.GreaterThan(min - Vector128.Min(h1, min), step);

        // A dash of a bad line is one row high and several pixels long: its pixels stand out of the rows above and below only.
        Vector128<byte> rowMax = Vector128.Max(Vector128.Max(a0, a1), Vector128.Max(Vector128.Max(a2, b0), Vector128.Max(b1, b2)));
        Vector128<byte> rowMin = Vector128.Min(Vector128.Min(a0, a1), Vector128.Min(Vector128.Min(a2, b0), Vector128.Min(b1, b2)));
        Vector128<byte> dash = Vector128.Create((byte)DashStep);
        outside |= Vector128.GreaterThan(Vector128.Max(h1, rowMax) - rowMax, dash) | Vector128.GreaterThan(rowMin - Vector128.Min(h1, rowMin), dash);
        return (Vector128.Sum(one + two), System.Numerics.BitOperations.PopCount(outside.ExtractMostSignificantBits()), (int)Vector128.Sum(lumaOne + lumaTwo));
    }

    internal static (int Sum, int Impulses, int Luma) RowScalar(ReadOnlySpan<byte> above, ReadOnlySpan<byte> here, ReadOnlySpan<byte> below)
    {
        int sum = 0, impulses = 0, luma = 0;
        for (int x = 1; x <= ProbePx; x++)
        {
            int a0 = above[x - 1], a1 = above[x], a2 = above[x + 1], h0 = here[x - 1], h1 = here[x], h2 = here[x + 1], b0 = below[x - 1], b1 = below[x], b2 = below[x + 1];
            sum += Math.Abs(a0 + a2 + b0 + b2 - (2 * (a1 + h0 + h2 + b1)) + (4 * h1));
            luma += h1;
            int max = Math.Max(Math.Max(Math.Max(a0, a1), Math.Max(a2, h0)), Math.Max(Math.Max(h2, b0), Math.Max(b1, b2)));
            int min = Math.Min(Math.Min(Math.Min(a0, a1), Math.Min(a2, h0)), Math.Min(Math.Min(h2, b0), Math.Min(b1, b2)));
            int rowMax = Math.Max(Math.Max(Math.Max(a0, a1), a2), Math.Max(Math.Max(b0, b1), b2)), rowMin = Math.Min(Math.Min(Math.Min(a0, a1), a2), Math.Min(Math.Min(b0, b1), b2));
            if (h1 - max > ImpulseStep || min - h1 > ImpulseStep || h1 - rowMax > DashStep || rowMin - h1 > DashStep) impulses++;
        }

        return (sum, impulses, luma);
    }

    private static (Vector128<ushort> Low, Vector128<ushort> High) Sum4(Vector128<byte> a, Vector128<byte> b, Vector128<byte> c, Vector128<byte> d)
    {
        (Vector128<ushort> aLow, Vector128<ushort> aHigh) = Vector128.Widen(a);
        (Vector128<ushort> bLow, Vector128<ushort> bHigh) = Vector128.Widen(b);
        (Vector128<ushort> cLow, Vector128<ushort> cHigh) = Vector128.Widen(c);
        (Vector128<ushort> dLow, Vector128<ushort> dHigh) = Vector128.Widen(d);
        return (aLow + bLow + cLow + dLow, aHigh + bHigh + cHigh + dHigh);
    }
}
