using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PrisonOps.Analyzers.Cameras;

/// <summary>
/// Counts of the 256 values of a plane, over every second row, or every fourth of many: a keyframe has so many pixels that these rows tell
/// the same, and which they are is fixed, so that the same picture always gives the same numbers.
/// </summary>
internal readonly ref struct PlaneHistogram
{
    private const int RowStep = 2;
    private const int ManyRows = 400;
    private const int RowStepOfMany = 4;
    private const int Values = 256;

    private readonly ReadOnlySpan<uint> counts;
    private readonly long total;

    private PlaneHistogram(ReadOnlySpan<uint> counts, long total)
    {
        this.counts = counts;
        this.total = total;
    }

    /// <summary>Tables that take turns, because neighbouring pixels are often equal and a counter that was just written is slow to read.</summary>
    private const int Tables = 8;

    /// <summary>How many counters <see cref="Of"/> works in.</summary>
    public const int WorkLength = Tables * Values;

    public static PlaneHistogram Of(PlaneView plane, Span<uint> work)
    {
        work = work[..WorkLength];
        work.Clear();
        ref uint counters = ref MemoryMarshal.GetReference(work);
        long total = 0;
        int step = plane.HeightPx >= ManyRows ? RowStepOfMany : RowStep;
        for (int y = 0; y < plane.HeightPx; y += step)
        {
            ReadOnlySpan<byte> row = plane.Row(y);
            total += row.Length;
            int whole = row.Length & ~7;
            foreach (ulong word in MemoryMarshal.Cast<byte, ulong>(row[..whole]))
            {
                Count(ref counters, 0, (byte)word);
                Count(ref counters, 1, (byte)(word >> 8));
                Count(ref counters, 2, (byte)(word >> 16));
                Count(ref counters, 3, (byte)(word >> 24));
                Count(ref counters, 4, (byte)(word >> 32));
                Count(ref counters, 5, (byte)(word >> 40));
                Count(ref counters, 6, (byte)(word >> 48));
                Count(ref counters, 7, (byte)(word >> 56));
            }

            foreach (byte value in row[whole..]) work[value]++;
        }

        for (int table = 1; table < Tables; table++)
        {
            for (int i = 0; i < Values; i++) work[i] += work[(table * Values) + i];
        }

        return new(work[..Values], total);

        // A byte is always inside of its table.
        static void Count(ref uint counters, int table, byte value) => Unsafe.Add(ref counters, (table * Values) + value)++;
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
