using System.Buffers.Binary;

namespace PrisonOps.Ports.Topology;

/// <summary>The automatic map of a unit is there before anybody has saved it, so its id follows from the unit: a UUID of version 8.</summary>
public static class TopologyMapIds
{
    private const ulong High = 0x746f706f_6d61_8000, Low = 0x8000_0000_0000_0000;

    public static Guid Automatic(int unitId)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, High);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], Low | (uint)unitId);
        return new(bytes, bigEndian: true);
    }

    /// <summary>Null for the id of a drawn map.</summary>
    public static int? UnitOf(Guid mapId)
    {
        Span<byte> bytes = stackalloc byte[16];
        mapId.TryWriteBytes(bytes, bigEndian: true, out _);
        ulong low = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        return BinaryPrimitives.ReadUInt64BigEndian(bytes) == High && (low & ~0xFFFF_FFFFUL) == Low && (int)(uint)low > 0 ? (int)(uint)low : null;
    }
}
