using System.Buffers.Binary;
using PrisonOps.Storage.Spilling;

namespace PrisonOps.Storage.Samples;

/// <summary>
/// Rows that are committed together, encoded as they are offered: tuples of PostgreSQL's binary COPY. So waiting rows take their exact size,
/// the spill file holds the same bytes, and a commit is one write.
/// </summary>
internal sealed class SampleBatch(Guid id, long begunAt)
{
    private const int Float8Oid = 701;
    private const int FixedBytes = 2 + 4 + 16 + 4 + 4 + 4 + 8 + 4 + 20;
    private const int BytesFirst = 64 * 1024;

    private const int TimeOffset = 34;
    private const int ArrayLengthOffset = 42;

    private static readonly long Epoch2000 = new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks;

    private byte[] bytes = [];

    public Guid Id { get; } = id;

    /// <summary>Timestamp of the monotonic clock when its first row came.</summary>
    public long BegunAt { get; } = begunAt;

    public int Rows { get; private set; }

    public int Length { get; private set; }

    /// <summary>True once a commit was tried whose outcome is not known.</summary>
    public bool MayBeCommitted { get; set; }

    public ReadOnlyMemory<byte> Tuples => bytes.AsMemory(0, Length);

    /// <summary>Runs of neighbouring rows that lie on the same side of a time, in their order.</summary>
    public IEnumerable<(bool IsBefore, ReadOnlyMemory<byte> Tuples)> SplitAt(DateTimeOffset border)
    {
        long first = (border.UtcTicks - Epoch2000) / TimeSpan.TicksPerMicrosecond;
        (int begin, bool isBefore) = (0, false);
        for (int at = 0; at < Length; at += TupleLength(at))
        {
            bool lies = BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(at + TimeOffset)) < first;
            if (at > begin && lies != isBefore)
            {
                yield return (isBefore, bytes.AsMemory(begin, at - begin));
                begin = at;
            }

            isBefore = lies;
        }

        if (Length > begin) yield return (isBefore, bytes.AsMemory(begin, Length - begin));
    }

    /// <summary>As it goes to the spill file.</summary>
    public SpilledBatch Spilled => new(Id, Rows, Tuples);

    public static SampleBatch Restore(SpilledBatch spilled) =>
        new(spilled.Id, 0) { bytes = spilled.Bytes.ToArray(), Length = spilled.Bytes.Length, Rows = spilled.Rows, MayBeCommitted = true };

    public static int SizeOf(in Ports.Samples.SampleRow row) => FixedBytes + (12 * row.Values.Length);

    public void Add(in Ports.Samples.SampleRow row)
    {
        int size = SizeOf(row);
        if (bytes.Length - Length < size) Array.Resize(ref bytes, Math.Max(BytesFirst, Math.Max(Length + size, bytes.Length * 2)));

        Span<byte> into = bytes.AsSpan(Length, size);
        BinaryPrimitives.WriteInt16BigEndian(into, 4);
        BinaryPrimitives.WriteInt32BigEndian(into[2..], 16);
        row.ObjectId.TryWriteBytes(into[6..], bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(into[22..], 4);
        BinaryPrimitives.WriteInt32BigEndian(into[26..], row.Layout);
        BinaryPrimitives.WriteInt32BigEndian(into[30..], 8);
        BinaryPrimitives.WriteInt64BigEndian(into[TimeOffset..], (row.At.UtcTicks - Epoch2000) / TimeSpan.TicksPerMicrosecond);
        WriteArray(into[ArrayLengthOffset..], row.Values);
        Length += size;
        Rows++;
    }

    private int TupleLength(int at) => ArrayLengthOffset + 4 + BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at + ArrayLengthOffset));

    private static void WriteArray(Span<byte> into, ReadOnlySpan<double> values)
    {
        BinaryPrimitives.WriteInt32BigEndian(into, 20 + (12 * values.Length));
        BinaryPrimitives.WriteInt32BigEndian(into[4..], 1);
        BinaryPrimitives.WriteInt32BigEndian(into[8..], 0);
        BinaryPrimitives.WriteInt32BigEndian(into[12..], Float8Oid);
        BinaryPrimitives.WriteInt32BigEndian(into[16..], values.Length);
        BinaryPrimitives.WriteInt32BigEndian(into[20..], 1);
        into = into[24..];
        foreach (double value in values)
        {
            BinaryPrimitives.WriteInt32BigEndian(into, 8);
            BinaryPrimitives.WriteDoubleBigEndian(into[4..], value);
            into = into[12..];
        }
    }
}
