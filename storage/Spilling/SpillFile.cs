using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace PrisonOps.Storage.Spilling;

/// <summary>
/// Batches that found no database, in the order in which they came: a folder of append-only segments of some MiB, so that what is replayed
/// or too old is given back a segment at a time. A frame that a crash cut off ends its segment.
/// </summary>
internal sealed class SpillFile(string folder, long bytesMax) : IDisposable
{
    private const uint Magic = 0x5053_504c;
    private const int HeaderLength = 4 + 4 + 4 + 16 + 8;
    private const long SegmentBytesMax = 16 << 20;

    private readonly LinkedList<Segment> segments = [];
    private FileStream? writer;
    private FileStream? reader;
    private SpilledBatch? peeked;

    public long Rows { get; private set; }

    public long Bytes => segments.Sum(s => s.Bytes);

    /// <summary>Takes over what an earlier run left behind.</summary>
    public void Open()
    {
        Directory.CreateDirectory(folder);
        foreach (string path in Directory.EnumerateFiles(folder, "*.spill").Order(StringComparer.Ordinal))
        {
            Segment segment = new(path) { Bytes = new FileInfo(path).Length };
            using FileStream stream = File.OpenRead(path);
            while (ReadFrame(stream) is { } batch) segment.Rows += batch.Rows;
            segments.AddLast(segment);
            Rows += segment.Rows;
        }
    }

    /// <summary>Appends a batch; gives how many of the oldest rows were dropped to make room.</summary>
    /// <param name="toDisk">Returns only when it would outlive a loss of power.</param>
    public long Append(SpilledBatch batch, bool toDisk = false)
    {
        Segment segment = WritableSegment();
        byte[] header = new byte[HeaderLength];
        BinaryPrimitives.WriteUInt32LittleEndian(header, Magic);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(4), batch.Bytes.Length);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(8), batch.Rows);
        batch.Id.TryWriteBytes(header.AsSpan(12));
        Digest(batch.Bytes.Span).CopyTo(header.AsSpan(28));
        writer!.Write(header);
        writer.Write(batch.Bytes.Span);
        writer.Flush(toDisk);
        segment.Bytes += HeaderLength + batch.Bytes.Length;
        segment.Rows += batch.Rows;
        Rows += batch.Rows;
        return MakeRoom();
    }

    /// <summary>The oldest batch; null when there is none.</summary>
    public SpilledBatch? Peek()
    {
        while (peeked is null && segments.First is { Value: var oldest })
        {
            reader ??= new FileStream(oldest.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            peeked = ReadFrame(reader);
            if (peeked is null) Forget(oldest);
        }

        return peeked;
    }

    /// <summary>The peeked batch is committed. Its bytes go when its segment is through; until then its id tells that it was.</summary>
    public void Advance()
    {
        Rows -= peeked!.Rows;
        segments.First!.Value.Rows -= peeked.Rows;
        peeked = null;
    }

    public void Dispose()
    {
        writer?.Dispose();
        reader?.Dispose();
    }

    private Segment WritableSegment()
    {
        if (writer is not null && segments.Last!.Value.Bytes < SegmentBytesMax) return segments.Last.Value;

        writer?.Dispose();
        long number = segments.Last is { Value: var newest } ? newest.Number + 1 : 1;
        Segment segment = new(Path.Combine(folder, $"{number:D12}.spill"));
        writer = new FileStream(segment.Path, FileMode.Create, FileAccess.Write, FileShare.Read);
        segments.AddLast(segment);
        return segment;
    }

    private long MakeRoom()
    {
        long dropped = 0;
        while (Bytes > bytesMax && segments.First is { Value: var oldest } && segments.Count > 1)
        {
            dropped += oldest.Rows;
            peeked = null;
            Forget(oldest);
        }

        return dropped;
    }

    private void Forget(Segment segment)
    {
        reader?.Dispose();
        reader = null;
        if (segment == segments.Last!.Value)
        {
            writer?.Dispose();
            writer = null;
        }

        Rows -= segment.Rows;
        segments.Remove(segment);
        File.Delete(segment.Path);
    }

    private static SpilledBatch? ReadFrame(FileStream stream)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        if (stream.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false) < HeaderLength) return null;
        if (BinaryPrimitives.ReadUInt32LittleEndian(header) != Magic) return null;

        int length = BinaryPrimitives.ReadInt32LittleEndian(header[4..]);
        if (length < 0 || length > stream.Length - stream.Position) return null;

        byte[] bytes = new byte[length];
        stream.ReadExactly(bytes);
        return Digest(bytes).SequenceEqual(header[28..]) ? new(new(header[12..28]), BinaryPrimitives.ReadInt32LittleEndian(header[8..]), bytes) : null;
    }

    private static ReadOnlySpan<byte> Digest(ReadOnlySpan<byte> bytes) => SHA256.HashData(bytes).AsSpan(0, 8);

    private sealed class Segment(string path)
    {
        public string Path { get; } = path;

        public long Number { get; } = long.Parse(System.IO.Path.GetFileNameWithoutExtension(path), CultureInfo.InvariantCulture);

        public long Bytes { get; set; }

        public long Rows { get; set; }
    }
}
