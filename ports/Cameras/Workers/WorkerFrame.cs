using System.Buffers.Binary;

namespace PrisonOps.Ports.Cameras.Workers;

/// <summary>
/// One message on the pipe between supervisor and worker: 12 bytes of head (mark with version, length of the header, length of the blob,
/// little endian), a JSON header, a binary blob. Both sides refuse what the head does not allow before they reserve memory for it.
/// </summary>
public readonly record struct WorkerFrame(ReadOnlyMemory<byte> Header, ReadOnlyMemory<byte> Blob)
{
    /// <summary>"PKW" and the version of this protocol. It changes with every change that an older worker would not understand.</summary>
    public const uint Mark = 0x01_57_4B_50;

    public const int HeadBytes = 12;
    public const int HeaderBytesMax = 1024 * 1024;
    public const int BlobBytesMax = 1024 * 1024;

    public async ValueTask WriteTo(Stream pipe, CancellationToken cancellationToken)
    {
        Check(Header.Length, Blob.Length);
        byte[] whole = new byte[HeadBytes + Header.Length + Blob.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(whole, Mark);
        BinaryPrimitives.WriteInt32LittleEndian(whole.AsSpan(4), Header.Length);
        BinaryPrimitives.WriteInt32LittleEndian(whole.AsSpan(8), Blob.Length);
        Header.CopyTo(whole.AsMemory(HeadBytes));
        Blob.CopyTo(whole.AsMemory(HeadBytes + Header.Length));
        await pipe.WriteAsync(whole, cancellationToken);
        await pipe.FlushAsync(cancellationToken);
    }

    /// <summary>The next message; null when the other side closed the pipe between two of them.</summary>
    /// <exception cref="InvalidDataException">The other side speaks another version, or no protocol at all.</exception>
    /// <exception cref="EndOfStreamException">The pipe broke inside a message.</exception>
    public static async ValueTask<WorkerFrame?> ReadFrom(Stream pipe, CancellationToken cancellationToken)
    {
        byte[] head = new byte[HeadBytes];
        int read = await pipe.ReadAtLeastAsync(head, HeadBytes, throwOnEndOfStream: false, cancellationToken);
        if (read == 0) return null;
        if (read < HeadBytes) throw new EndOfStreamException($"The pipe ended after {read} of {HeadBytes} bytes of a head.");

        uint mark = BinaryPrimitives.ReadUInt32LittleEndian(head);
        if (mark != Mark) throw new InvalidDataException($"A message begins with 0x{mark:x8}; this protocol begins with 0x{Mark:x8}.");
        int headerBytes = BinaryPrimitives.ReadInt32LittleEndian(head.AsSpan(4)), blobBytes = BinaryPrimitives.ReadInt32LittleEndian(head.AsSpan(8));
        Check(headerBytes, blobBytes);

        byte[] rest = new byte[headerBytes + blobBytes];
        await pipe.ReadExactlyAsync(rest, cancellationToken);
        return new(rest.AsMemory(0, headerBytes), rest.AsMemory(headerBytes));
    }

    private static void Check(int headerBytes, int blobBytes)
    {
        if (headerBytes is < 1 or > HeaderBytesMax) throw new InvalidDataException($"A header of {headerBytes} bytes; 1 to {HeaderBytesMax} are allowed.");
        if (blobBytes is < 0 or > BlobBytesMax) throw new InvalidDataException($"A blob of {blobBytes} bytes; 0 to {BlobBytesMax} are allowed.");
    }
}
