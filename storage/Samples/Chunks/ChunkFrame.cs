using System.Buffers.Binary;
using System.Numerics;

namespace PrisonOps.Storage.Samples.Chunks;

/// <summary>What stands around encoded bits: the version of the encoding, the number of points, and a checksum over all of it.</summary>
internal static class ChunkFrame
{
    private const byte Version = 1;
    private const int ChecksumLength = 4;
    private const int HeaderLength = 1 + 4 + ChecksumLength;

    public static byte[] Close(BitWriter content, int points)
    {
        byte[] framed = new byte[HeaderLength + content.Length];
        framed[0] = Version;
        BinaryPrimitives.WriteInt32LittleEndian(framed.AsSpan(1), points);
        content.Written.CopyTo(framed.AsSpan(HeaderLength));
        BinaryPrimitives.WriteUInt32LittleEndian(framed.AsSpan(5), Checksum(framed));
        return framed;
    }

    /// <summary>Why the content cannot be trusted; null when it can.</summary>
    public static string? Check(ReadOnlySpan<byte> framed, int points)
    {
        if (framed.Length < HeaderLength) return $"it has {framed.Length} bytes, fewer than its header's {HeaderLength}";
        if (framed[0] != Version) return $"its encoding has version {framed[0]}, known is {Version}";
        if (BinaryPrimitives.ReadUInt32LittleEndian(framed[5..]) != Checksum(framed)) return "its checksum is wrong";
        int counted = BinaryPrimitives.ReadInt32LittleEndian(framed[1..]);
        return counted == points ? null : $"it has {counted} points, its block has {points}";
    }

    public static ReadOnlySpan<byte> Content(ReadOnlySpan<byte> framed) => framed[HeaderLength..];

    private static uint Checksum(ReadOnlySpan<byte> framed)
    {
        uint crc = uint.MaxValue;
        for (int at = 0; at < 5; at++) crc = BitOperations.Crc32C(crc, framed[at]);
        ReadOnlySpan<byte> content = framed[HeaderLength..];
        for (; content.Length >= 8; content = content[8..]) crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(content));
        foreach (byte one in content) crc = BitOperations.Crc32C(crc, one);
        return ~crc;
    }
}
