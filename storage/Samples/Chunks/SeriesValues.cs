using System.Numerics;
using System.Runtime.InteropServices;

namespace PrisonOps.Storage.Samples.Chunks;

/// <summary>
/// Values of one series as few bits. Most series are decimals with few places, counters or states: scaled to whole numbers they are short.
/// What is no such decimal is kept as the bits that changed from value to value (Gorilla, Pelkonen et al. 2015). Exact in every case, zeros of
/// either sign and infinities included; not-a-number means that the series gave nothing, and takes a run length and no value.
/// </summary>
internal static class SeriesValues
{
    private const int SchemeBits = 3;
    private const int StackMax = 2048;
    private const ulong ChangedBits = 7;
    private const double WholeMax = 9_007_199_254_740_992;

    private static readonly double[] Scales = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000];

    public static void Write(BitWriter writer, ReadOnlySpan<double> values)
    {
        double[] present = new double[values.Length];
        int count = 0;
        foreach (double value in values)
        {
            if (!double.IsNaN(value)) present[count++] = value;
        }

        bool whole = count == values.Length;
        writer.Write(whole ? 0UL : 1UL, 1);
        if (!whole) WriteGaps(writer, values);
        WritePresent(writer, present.AsSpan(0, count));
    }

    /// <summary>Fills <paramref name="values"/>; what is damaged shows in the reader.</summary>
    public static void Read(ref BitReader reader, Span<double> values)
    {
        if (reader.Read(1) == 0)
        {
            ReadPresent(ref reader, values);
            return;
        }

        Span<bool> given = values.Length <= StackMax ? stackalloc bool[values.Length] : new bool[values.Length];
        given.Clear();
        int next = ReadGaps(ref reader, given);
        ReadPresent(ref reader, values[..next]);
        // From the end on, so that each value moves before its room is taken.
        for (int at = values.Length - 1; at >= 0; at--) values[at] = given[at] ? values[--next] : double.NaN;
    }

    /// <summary>Lengths of runs, of values and of gaps in turn.</summary>
    private static void WriteGaps(BitWriter writer, ReadOnlySpan<double> values)
    {
        bool given = true;
        for (int at = 0; at < values.Length; given = !given)
        {
            int begin = at;
            while (at < values.Length && double.IsNaN(values[at]) != given) at++;
            writer.WriteCount((ulong)(at - begin));
        }
    }

    private static int ReadGaps(ref BitReader reader, scoped Span<bool> given)
    {
        (int at, int count, bool isGiven) = (0, 0, true);
        for (; at < given.Length && !reader.IsDamaged; isGiven = !isGiven)
        {
            int run = (int)Math.Min(reader.ReadCount(), (ulong)(given.Length - at));
            given.Slice(at, run).Fill(isGiven);
            at += run;
            if (isGiven) count += run;
        }

        return count;
    }

    private static void WritePresent(BitWriter writer, ReadOnlySpan<double> values)
    {
        if (values.IsEmpty) return;

        long[] scaled = new long[values.Length];
        for (int scale = 0; scale < Scales.Length; scale++)
        {
            if (!TryScale(values, Scales[scale], scaled)) continue;
            writer.Write((ulong)scale, SchemeBits);
            WholeNumbers.Write(writer, scaled);
            return;
        }

        writer.Write(ChangedBits, SchemeBits);
        WriteChangedBits(writer, values);
    }

    private static void ReadPresent(ref BitReader reader, Span<double> values)
    {
        if (values.IsEmpty) return;

        ulong scheme = reader.Read(SchemeBits);
        if (scheme == ChangedBits)
        {
            ReadChangedBits(ref reader, values);
            return;
        }

        // A whole number takes the place of its value until it is scaled.
        Span<long> scaled = MemoryMarshal.Cast<double, long>(values);
        WholeNumbers.Read(ref reader, scaled);
        double scale = Scales[scheme];
        for (int at = 0; at < values.Length; at++) values[at] = scaled[at] / scale;
    }

    private static bool TryScale(ReadOnlySpan<double> values, double scale, Span<long> scaled)
    {
        for (int at = 0; at < values.Length; at++)
        {
            double rounded = Math.Round(values[at] * scale);
            // The comparison of bits also turns away negative zero, which a whole number cannot tell from zero.
            if (!(Math.Abs(rounded) < WholeMax) || BitConverter.DoubleToInt64Bits((long)rounded / scale) != BitConverter.DoubleToInt64Bits(values[at])) return false;
            scaled[at] = (long)rounded;
        }

        return true;
    }

    private static void WriteChangedBits(BitWriter writer, ReadOnlySpan<double> values)
    {
        ulong before = BitConverter.DoubleToUInt64Bits(values[0]);
        writer.Write(before, 64);
        (int leading, int length) = (0, 0);
        foreach (double value in values[1..])
        {
            ulong bits = BitConverter.DoubleToUInt64Bits(value), changed = bits ^ before;
            before = bits;
            if (changed == 0)
            {
                writer.Write(0, 1);
                continue;
            }

            (int zerosBefore, int zerosBehind) = (Math.Min(BitOperations.LeadingZeroCount(changed), 31), BitOperations.TrailingZeroCount(changed));
            if (length > 0 && zerosBefore >= leading && zerosBehind >= 64 - leading - length)
            {
                writer.Write(0b10, 2);
            }
            else
            {
                (leading, length) = (zerosBefore, 64 - zerosBefore - zerosBehind);
                writer.Write(0b11, 2);
                writer.Write((ulong)leading, 5);
                writer.Write((ulong)(length - 1), 6);
            }

            writer.Write(changed >> (64 - leading - length), length);
        }
    }

    private static void ReadChangedBits(ref BitReader reader, Span<double> values)
    {
        ulong bits = reader.Read(64);
        values[0] = BitConverter.UInt64BitsToDouble(bits);
        (int leading, int length) = (0, 0);
        for (int at = 1; at < values.Length && !reader.IsDamaged; at++)
        {
            if (reader.Read(1) == 1)
            {
                if (reader.Read(1) == 1) (leading, length) = ((int)reader.Read(5), (int)reader.Read(6) + 1);
                ulong changed = reader.Read(length);
                // A damaged length may reach past the lowest bit; the shift is masked then and the checksum has the last word.
                bits ^= changed << (64 - leading - length);
            }

            values[at] = BitConverter.UInt64BitsToDouble(bits);
        }
    }
}
