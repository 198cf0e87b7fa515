using System.Buffers.Binary;
using System.Text;

namespace PrisonOps.Collectors.Libvirt.Wire;

/// <summary>Writes XDR (RFC 4506): the few kinds that questions are made of.</summary>
internal sealed class XdrWriter
{
    private readonly List<byte> octets = [];

    public ReadOnlySpan<byte> Written => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(octets);

    public XdrWriter Int(int value)
    {
        Span<byte> four = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(four, value);
        octets.AddRange(four);
        return this;
    }

    public XdrWriter Text(string value)
    {
        byte[] text = Encoding.UTF8.GetBytes(value);
        Int(text.Length);
        octets.AddRange(text);
        while (octets.Count % 4 != 0) octets.Add(0);
        return this;
    }

    public XdrWriter Octets(ReadOnlySpan<byte> value)
    {
        octets.AddRange(value);
        return this;
    }
}
