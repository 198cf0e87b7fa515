using System.Buffers.Binary;

namespace PrisonOps.Collectors.Flows.Wire;

/// <summary>Walks over octets in network order. Reading beyond the end gives zeros and marks the reader as broken; it never throws.</summary>
internal ref struct WireReader(ReadOnlySpan<byte> octets)
{
    private ReadOnlySpan<byte> rest = octets;

    /// <summary>Something was read that is not there.</summary>
    public bool IsBroken { get; private set; }

    public readonly int Left => rest.Length;

    public byte Octet() => Take(1) is [byte octet] ? octet : (byte)0;

    public ushort Number16() => Take(2) is { Length: 2 } taken ? BinaryPrimitives.ReadUInt16BigEndian(taken) : (ushort)0;

    public uint Number32() => Take(4) is { Length: 4 } taken ? BinaryPrimitives.ReadUInt32BigEndian(taken) : 0;

    public ulong Number64() => Take(8) is { Length: 8 } taken ? BinaryPrimitives.ReadUInt64BigEndian(taken) : 0;

    public void Skip(int count) => Take(count);

    /// <summary>Empty, and the reader is broken, when there are not so many.</summary>
    public ReadOnlySpan<byte> Take(int count)
    {
        if ((uint)count > (uint)rest.Length)
        {
            IsBroken = true;
            rest = default;
            return default;
        }

        ReadOnlySpan<byte> taken = rest[..count];
        rest = rest[count..];
        return taken;
    }
}
