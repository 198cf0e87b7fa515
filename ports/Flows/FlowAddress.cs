using System.Buffers.Binary;
using System.Net;

namespace PrisonOps.Ports.Flows;

/// <summary>An address of version 4 or 6 without an object of its own: one of version 4 is kept as ::ffff:a.b.c.d. The default says that there is none.</summary>
public readonly record struct FlowAddress(UInt128 Bits)
{
    private const ulong Version4 = 0xFFFF_0000_0000;

    public bool IsNone => Bits == 0;

    public static FlowAddress OfVersion4(uint address) => new(new UInt128(0, Version4 | address));

    /// <param name="octets">16 of them, as they are on the wire.</param>
    public static FlowAddress OfVersion6(ReadOnlySpan<byte> octets) => new(BinaryPrimitives.ReadUInt128BigEndian(octets));

    public override string ToString()
    {
        Span<byte> octets = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(octets, Bits);
        return (ulong)(Bits >> 32) == Version4 >> 32 ? new IPAddress(octets[12..]).ToString() : new IPAddress(octets).ToString();
    }
}
