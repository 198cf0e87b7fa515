using System.Numerics;

namespace PrisonOps.Storage.Samples.Chunks;

/// <summary>
/// Whole numbers as few bits: one number when all are equal, else frames of 128 that hold the distance of each from the smallest of its frame,
/// in as many bits as the largest distance needs. What is framed are the numbers (a noisy level) or their differences (a counter, a clock),
/// whichever is shorter. Numbers must lie within 2^61 of zero, so that no difference overflows.
/// </summary>
internal static class WholeNumbers
{
    private const int FrameLength = 128;
    private const int WidthBits = 6;

    private enum Layout
    {
        Constant,
        Levels,
        Differences,
    }

    public static void Write(BitWriter writer, ReadOnlySpan<long> numbers)
    {
        if (numbers.IsEmpty) return;

        if (numbers.IndexOfAnyExcept(numbers[0]) < 0)
        {
            writer.Write((ulong)Layout.Constant, 2);
            writer.WriteNumber(numbers[0]);
            return;
        }

        Span<long> differences = numbers.Length <= 1024 ? stackalloc long[numbers.Length - 1] : new long[numbers.Length - 1];
        for (int at = 0; at < differences.Length; at++) differences[at] = numbers[at + 1] - numbers[at];
        if (CountBits(numbers) <= CountBits(differences))
        {
            writer.Write((ulong)Layout.Levels, 2);
            WriteFrames(writer, numbers);
            return;
        }

        writer.Write((ulong)Layout.Differences, 2);
        writer.WriteNumber(numbers[0]);
        WriteFrames(writer, differences);
    }

    /// <summary>Fills <paramref name="numbers"/>; what is damaged shows in the reader.</summary>
    public static void Read(ref BitReader reader, Span<long> numbers)
    {
        if (numbers.IsEmpty) return;

        switch ((Layout)reader.Read(2))
        {
            case Layout.Constant:
                numbers.Fill(reader.ReadNumber());
                break;
            case Layout.Levels:
                ReadFrames(ref reader, numbers);
                break;
            default:
                numbers[0] = reader.ReadNumber();
                ReadFrames(ref reader, numbers[1..]);
                for (int at = 1; at < numbers.Length; at++) numbers[at] += numbers[at - 1];
                break;
        }
    }

    private static void WriteFrames(BitWriter writer, ReadOnlySpan<long> numbers)
    {
        long before = 0;
        for (int at = 0; at < numbers.Length; at += FrameLength)
        {
            ReadOnlySpan<long> frame = numbers.Slice(at, Math.Min(FrameLength, numbers.Length - at));
            (long least, int width) = Measure(frame);
            writer.WriteNumber(least - before);
            writer.Write((ulong)width, WidthBits);
            before = least;
            if (width == 0) continue;
            foreach (long number in frame) writer.Write((ulong)(number - least), width);
        }
    }

    private static void ReadFrames(ref BitReader reader, Span<long> numbers)
    {
        long least = 0;
        for (int at = 0; at < numbers.Length && !reader.IsDamaged; at += FrameLength)
        {
            Span<long> frame = numbers.Slice(at, Math.Min(FrameLength, numbers.Length - at));
            least += reader.ReadNumber();
            int width = (int)reader.Read(WidthBits);
            if (width == 0)
            {
                frame.Fill(least);
                continue;
            }

            for (int within = 0; within < frame.Length; within++) frame[within] = least + (long)reader.Read(width);
        }
    }

    private static long CountBits(ReadOnlySpan<long> numbers)
    {
        (long bits, long before) = (0, 0);
        for (int at = 0; at < numbers.Length; at += FrameLength)
        {
            ReadOnlySpan<long> frame = numbers.Slice(at, Math.Min(FrameLength, numbers.Length - at));
            (long least, int width) = Measure(frame);
            bits += (frame.Length * (long)width) + 64 - BitOperations.LeadingZeroCount((ulong)Math.Abs(least - before));
            before = least;
        }

        return bits;
    }

    private static (long Least, int Width) Measure(ReadOnlySpan<long> frame)
    {
        (long least, long most) = (frame[0], frame[0]);
        foreach (long number in frame) (least, most) = (Math.Min(least, number), Math.Max(most, number));
        return (least, 64 - BitOperations.LeadingZeroCount((ulong)(most - least)));
    }
}
