namespace PrisonOps.Storage.Samples.Chunks;

/// <summary>Times of a block and columns of a series, into framed bytes and back. Damage is a reason, never an exception and never a value.</summary>
internal static class ChunkCodec
{
    private static readonly long[] Units = [1_000_000, 1_000, 1];

    /// <summary>Microseconds since 1970, in the largest unit that holds them all.</summary>
    public static byte[] EncodeTimes(BitWriter writer, ReadOnlySpan<long> times)
    {
        writer.Clear();
        int unit = 0;
        while (!AllDivide(times, Units[unit])) unit++;
        writer.Write((ulong)unit, 2);
        long[] scaled = new long[times.Length];
        for (int at = 0; at < scaled.Length; at++) scaled[at] = times[at] / Units[unit];
        WholeNumbers.Write(writer, scaled);
        return ChunkFrame.Close(writer, times.Length);
    }

    public static string? DecodeTimes(ReadOnlySpan<byte> framed, Span<long> times)
    {
        if (ChunkFrame.Check(framed, times.Length) is { } damaged) return damaged;

        BitReader reader = new(ChunkFrame.Content(framed));
        ulong unit = reader.Read(2);
        if (unit >= (ulong)Units.Length) return $"its times have unit {unit}, known are 0 to {Units.Length - 1}";
        WholeNumbers.Read(ref reader, times);
        foreach (ref long time in times) time *= Units[unit];
        return reader.IsDamaged ? "its times end early" : null;
    }

    /// <summary>All columns of one series: its values, or what a roll-up keeps of them.</summary>
    public static byte[] EncodeColumns(BitWriter writer, ReadOnlySpan<double[]> columns)
    {
        writer.Clear();
        foreach (double[] column in columns) SeriesValues.Write(writer, column);
        return ChunkFrame.Close(writer, columns[0].Length);
    }

    public static string? DecodeColumns(ReadOnlySpan<byte> framed, ReadOnlySpan<double[]> columns) => DecodeColumns(framed, columns[0].Length, columns);

    /// <summary>Into the first <paramref name="points"/> values of columns that may be longer.</summary>
    public static string? DecodeColumns(ReadOnlySpan<byte> framed, int points, ReadOnlySpan<double[]> columns)
    {
        if (ChunkFrame.Check(framed, points) is { } damaged) return damaged;

        BitReader reader = new(ChunkFrame.Content(framed));
        foreach (double[] column in columns) SeriesValues.Read(ref reader, column.AsSpan(0, points));
        return reader.IsDamaged ? "its values end early" : null;
    }

    private static bool AllDivide(ReadOnlySpan<long> times, long unit)
    {
        foreach (long time in times)
        {
            if (time % unit != 0) return false;
        }

        return true;
    }
}
