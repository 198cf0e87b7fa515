using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace PrisonOps.Analyzers.Cameras;

/// <summary>
/// Counts of the 256 values of a plane, over every second row: a keyframe has so many pixels that half of the rows tell the same, and
/// which half is fixed, so that the same picture always gives the same numbers.
/// </summary>
internal readonly ref struct PlaneHistogram
{
    private const int RowStep = 2;
    private const int Values = 256;

    private readonly ReadOnlySpan<uint> counts;
    private readonly long total;

    private PlaneHistogram(ReadOnlySpan<uint> counts, long total)
    {
        this.counts = counts;
        this.total = total;
    }

    /// <summary>How many counters <see cref="Of"/> works in.</summary>
    public const int WorkLength = 4 * Values;

    /// <summary>Four tables in turn, because neighbouring pixels are often equal and a counter that was just written is slow to read.</summary>
    public static PlaneHistogram Of(PlaneView plane, Span<uint> work)
    {
        work.Clear();
        Span<uint> a = work[..Values], b = work[Values..(2 * Values)], c = work[(2 * Values)..(3 * Values)], d = work[(3 * Values)..];
        long total = 0;
        for (int y = 0; y < plane.HeightPx; y += RowStep)
        {
            ReadOnlySpan<byte> row = plane.Row(y);
            total += row.Length;
            int whole = row.Length & ~7;
            foreach (ulong word in MemoryMarshal.Cast<byte, ulong>(row[..whole]))
            {
                ulong eight = BitConverter.IsLittleEndian ? word : BinaryPrimitives.ReverseEndianness(word);
                a[(byte)eight]++;
                b[(byte)(eight >> 8)]++;
                c[(byte)(eight >> 16)]++;
                d[(byte)(eight >> 24)]++;
                a[(byte)(eight >> 32)]++;
                b[(byte)(eight >> 40)]++;
                c[(byte)(eight >> 48)]++;
                d[(byte)(eight >> 56)]++;
            }

            foreach (byte value in row[whole..]) a[value]++;
        }

        for (int i = 0; i < Values; i++) a[i] += b[i] + c[i] + d[i];
        return new(a, total);
    }

    public double Mean
    {
        get
        {
            long sum = 0;
            for (int i = 0; i < Values; i++) sum += counts[i] * (long)i;
            return (double)sum / total;
        }
    }

    public double Variance
    {
        get
        {
            double mean = Mean, sum = 0;
            for (int i = 0; i < Values; i++) sum += counts[i] * (i - mean) * (i - mean);
            return sum / total;
        }
    }

    /// <summary>Shannon entropy: 0 for one flat value, 8 when all values are equally frequent.</summary>
    public double EntropyBits
    {
        get
        {
            double bits = 0;
            foreach (uint count in counts)
            {
                if (count == 0) continue;
                double share = (double)count / total;
                bits -= share * Math.Log2(share);
            }

            return bits;
        }
    }

    /// <summary>The least value that this part of the pixels does not pass.</summary>
    public double Quantile(double part)
    {
        long target = (long)(part * total), below = 0;
        for (int i = 0; i < Values; i++)
        {
            below += counts[i];
            if (below > target) return i;
        }

        return Values - 1;
    }

    /// <summary>The share of pixels of this value and above.</summary>
    public double ShareFrom(int value)
    {
        long above = 0;
        for (int i = value; i < Values; i++) above += counts[i];
        return (double)above / total;
    }

    /// <summary>The largest share of pixels that lie within <paramref name="tolerance"/> of one common value.</summary>
    public double ShareOfMostCommon(int tolerance)
    {
        long window = 0, best = 0;
        for (int i = 0; i < Math.Min(tolerance, Values); i++) window += counts[i];
        for (int i = 0; i < Values; i++)
        {
            if (i + tolerance < Values) window += counts[i + tolerance];
            if (i - tolerance - 1 >= 0) window -= counts[i - tolerance - 1];
            best = Math.Max(best, window);
        }

        return (double)best / total;
    }
}
