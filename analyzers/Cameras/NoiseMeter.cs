using System.Numerics;
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

    /// <summary>Where impulses stand: 16 bits for each row of each probe.</summary>
    public const int MarksLength = TileGrid.Tiles * ProbePx;

    /// <param name="sigmas">Room for one number a tile; probes that say nothing are left out.</param>
    /// <param name="marks">Room for <see cref="MarksLength"/>.</param>
    /// <returns>How many probes there are, and the share of their pixels that are impulses.</returns>
    public static (int Probes, double ImpulseShare) Measure(PlaneView plane, Span<float> sigmas, Span<ushort> marks)
    {
        int probes = 0;
        long impulses = 0, pixels = 0;
        marks.Clear();
        if (plane.WidthPx < ProbePx + 2 || plane.HeightPx < ProbePx + 2) return (0, 0);
        for (int row = 0; row < TileGrid.Rows; row++)
        {
            int top = 1 + (row * (plane.HeightPx - ProbePx - 2) / (TileGrid.Rows - 1));
            for (int column = 0; column < TileGrid.Columns; column++)
            {
                int left = 1 + (column * (plane.WidthPx - ProbePx - 2) / (TileGrid.Columns - 1));
                Span<ushort> rows = marks.Slice(((row * TileGrid.Columns) + column) * ProbePx, ProbePx);
                (int sum, int found, int luma) = Vector128.IsHardwareAccelerated ? ProbeVector(plane, left, top, rows) : ProbeScalar(plane, left, top, rows);
                impulses += found;
                pixels += ProbePx * ProbePx;
                int mean = luma / (ProbePx * ProbePx);
                if (mean is >= DarkestMean and <= BrightestMean) sigmas[probes++] = (float)(sum * SigmaOfMean / (ProbePx * ProbePx));
            }
        }

        return (probes, (double)impulses / pixels);
    }

    /// <summary>The share of pixels that are impulses now and were none, nor beside one in their row, in the keyframe before: grit and glitter of a scene stay where they are.</summary>
    public static double LivingShare(ReadOnlySpan<ushort> marks, ReadOnlySpan<ushort> before)
    {
        int living = 0;
        for (int row = 0; row < marks.Length; row++)
        {
            int known = before[row];
            living += BitOperations.PopCount((uint)(marks[row] & ~(known | (known << 1) | (known >> 1))));
        }

        return (double)living / (MarksLength * ProbePx);
    }

    /// <summary>
    /// Of each row of 16 pixels with one more at each end, what the row above and the row below it need too is made once: the mask along the
    /// row, (1 -2 1), which is then applied down the columns, and the largest and least of each pixel and its two neighbours.
    /// </summary>
    internal static (int Sum, int Impulses, int Luma) ProbeVector(PlaneView plane, int left, int top, Span<ushort> marks)
    {
        ref byte first = ref MemoryMarshal.GetReference(plane.Row(0));
        nuint stride = (nuint)plane.StrideBytes, at = ((nuint)(top - 1) * stride) + (nuint)(left - 1);

        Vector128<byte> before = Vector128.LoadUnsafe(ref first, at), pixel = Vector128.LoadUnsafe(ref first, at + 1), after = Vector128.LoadUnsafe(ref first, at + 2);
        Vector128<byte> maxAbove = Vector128.Max(Vector128.Max(before, after), pixel), minAbove = Vector128.Min(Vector128.Min(before, after), pixel);
        Vector256<short> bentAbove = Bent(before, pixel, after);

        at += stride;
        before = Vector128.LoadUnsafe(ref first, at);
        pixel = Vector128.LoadUnsafe(ref first, at + 1);
        after = Vector128.LoadUnsafe(ref first, at + 2);
        Vector128<byte> sidesMax = Vector128.Max(before, after), sidesMin = Vector128.Min(before, after);
        Vector256<short> bent = Bent(before, pixel, after);

        // The mask gives at most 8 x 255 a pixel: 16 rows fit into 16 bits.
        Vector256<ushort> sums = default, lumas = default;
        Vector128<byte> step = Vector128.Create((byte)ImpulseStep), dash = Vector128.Create((byte)DashStep);
        int quiet = 0;
        for (int row = 0; row < ProbePx; row++)
        {
            at += stride;
            Vector128<byte> beforeBelow = Vector128.LoadUnsafe(ref first, at), below = Vector128.LoadUnsafe(ref first, at + 1), afterBelow = Vector128.LoadUnsafe(ref first, at + 2);
            Vector128<byte> sidesMaxBelow = Vector128.Max(beforeBelow, afterBelow), sidesMinBelow = Vector128.Min(beforeBelow, afterBelow);
            Vector128<byte> maxBelow = Vector128.Max(sidesMaxBelow, below), minBelow = Vector128.Min(sidesMinBelow, below);
            Vector256<short> bentBelow = Bent(beforeBelow, below, afterBelow);
            sums += Vector256.Abs(bentAbove - (bent + bent) + bentBelow).AsUInt16();
            lumas += Wide(pixel);

            // A dash of a bad line is one row high and several pixels long: its pixels stand out of the rows above and below only.
            Vector128<byte> rowMax = Vector128.Max(maxAbove, maxBelow), rowMin = Vector128.Min(minAbove, minBelow);
            Vector128<byte> max = Vector128.Max(rowMax, sidesMax), min = Vector128.Min(rowMin, sidesMin);
            Vector128<byte> outside =
                Vector128.SubtractSaturate(Vector128.SubtractSaturate(pixel, max) | Vector128.SubtractSaturate(min, pixel), step)
                | Vector128.SubtractSaturate(Vector128.SubtractSaturate(pixel, rowMax) | Vector128.SubtractSaturate(rowMin, pixel), dash);
            uint quietBits = Vector128.Equals(outside, Vector128<byte>.Zero).ExtractMostSignificantBits();
            quiet += BitOperations.PopCount(quietBits);
            marks[row] = (ushort)~quietBits;

            (bentAbove, bent) = (bent, bentBelow);
            (maxAbove, minAbove) = (Vector128.Max(sidesMax, pixel), Vector128.Min(sidesMin, pixel));
            (sidesMax, sidesMin, pixel) = (sidesMaxBelow, sidesMinBelow, below);
        }

        return ((int)Sum(sums), (ProbePx * ProbePx) - quiet, (int)Sum(lumas));

        static Vector256<ushort> Wide(Vector128<byte> pixels) => Vector256.WidenLower(pixels.ToVector256Unsafe());

        static Vector256<short> Bent(Vector128<byte> before, Vector128<byte> pixel, Vector128<byte> after)
        {
            Vector256<ushort> middle = Wide(pixel);
            return (Wide(before) + Wide(after) - (middle + middle)).AsInt16();
        }

        static uint Sum(Vector256<ushort> lanes)
        {
            (Vector256<uint> low, Vector256<uint> high) = Vector256.Widen(lanes);
            return Vector256.Sum(low + high);
        }
    }

    internal static (int Sum, int Impulses, int Luma) ProbeScalar(PlaneView plane, int left, int top, Span<ushort> marks)
    {
        int sum = 0, impulses = 0, luma = 0;
        for (int y = top; y < top + ProbePx; y++)
        {
            int mark = 0;
            ReadOnlySpan<byte> above = plane.Row(y - 1), here = plane.Row(y), below = plane.Row(y + 1);
            for (int x = left; x < left + ProbePx; x++)
            {
                int a0 = above[x - 1], a1 = above[x], a2 = above[x + 1], h0 = here[x - 1], h1 = here[x], h2 = here[x + 1], b0 = below[x - 1], b1 = below[x], b2 = below[x + 1];
                sum += Math.Abs(a0 + a2 + b0 + b2 - (2 * (a1 + h0 + h2 + b1)) + (4 * h1));
                luma += h1;
                int rowMax = Math.Max(Math.Max(Math.Max(a0, a1), a2), Math.Max(Math.Max(b0, b1), b2)), rowMin = Math.Min(Math.Min(Math.Min(a0, a1), a2), Math.Min(Math.Min(b0, b1), b2));
                int max = Math.Max(rowMax, Math.Max(h0, h2)), min = Math.Min(rowMin, Math.Min(h0, h2));
                if (h1 - max > ImpulseStep || min - h1 > ImpulseStep || h1 - rowMax > DashStep || rowMin - h1 > DashStep) mark |= 1 << (x - left);
            }

            marks[y - top] = (ushort)mark;
            impulses += BitOperations.PopCount((uint)mark);
        }

        return (sum, impulses, luma);
    }
}
