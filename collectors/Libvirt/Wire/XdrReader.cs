using System.Buffers.Binary;
using System.Text;
using PrisonOps.Collectors.Logs;

namespace PrisonOps.Collectors.Libvirt.Wire;

/// <summary>Reads XDR (RFC 4506). What does not fit is an <see cref="InvalidDataException"/>.</summary>
internal ref struct XdrReader(ReadOnlySpan<byte> octets)
{
    private ReadOnlySpan<byte> rest = octets;

    public readonly int Left => rest.Length;

    public int Int() => BinaryPrimitives.ReadInt32BigEndian(Take(4));

    public uint UInt() => BinaryPrimitives.ReadUInt32BigEndian(Take(4));

    public long Hyper() => BinaryPrimitives.ReadInt64BigEndian(Take(8));

    public ulong UHyper() => BinaryPrimitives.ReadUInt64BigEndian(Take(8));

    public double Double() => BinaryPrimitives.ReadDoubleBigEndian(Take(8));

    /// <summary>As text that can do nothing, see <see cref="MessageText"/>; what is longer than the limit is cut.</summary>
    public string Text(int octetsMax)
    {
        uint length = UInt();
        if (length > rest.Length) throw new InvalidDataException($"a text of {length} octets in {rest.Length}");

        string text = MessageText.Of(Take((int)length), octetsMax);
        Skip((4 - ((int)length & 3)) & 3);
        return text;
    }

    /// <summary>A name that is compared with names of the protocol, and nothing else.</summary>
    public string Name()
    {
        uint length = UInt();
        if (length > rest.Length) throw new InvalidDataException($"a name of {length} octets in {rest.Length}");

        ReadOnlySpan<byte> octets = Take((int)length);
        Skip((4 - ((int)length & 3)) & 3);
        return length <= 80 ? Encoding.Latin1.GetString(octets) : "";
    }

    /// <summary>How many elements follow, of which each has at least so many octets.</summary>
    public int Count(int octetsEach)
    {
        uint count = UInt();
        return count <= rest.Length / octetsEach ? (int)count : throw new InvalidDataException($"{count} elements in {rest.Length} octets");
    }

    public void Skip(int octets) => Take(octets);

    private ReadOnlySpan<byte> Take(int octets)
    {
        if (octets > rest.Length) throw new InvalidDataException($"{octets} octets are wanted where {rest.Length} are left");

        ReadOnlySpan<byte> taken = rest[..octets];
        rest = rest[octets..];
        return taken;
    }
}
