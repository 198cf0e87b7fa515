using System.Buffers.Binary;
using System.Net;

namespace PrisonOps.Tests.Unit.Flows;

/// <summary>Puts octets together in network order, as exporters do.</summary>
internal sealed class Octets
{
    private readonly List<byte> written = [];

    public int Length => written.Count;

    public Octets Of8(params ReadOnlySpan<byte> values)
    {
        foreach (byte value in values) written.Add(value);
        return this;
    }

    public Octets Of16(params ReadOnlySpan<int> values)
    {
        foreach (int value in values) written.AddRange((byte)(value >> 8), (byte)value);
        return this;
    }

    public Octets Of32(params ReadOnlySpan<uint> values)
    {
        Span<byte> octets = stackalloc byte[sizeof(uint)];
        foreach (uint value in values)
        {
            BinaryPrimitives.WriteUInt32BigEndian(octets, value);
            written.AddRange(octets);
        }

        return this;
    }

    public Octets Of64(ulong value) => Of32((uint)(value >> 32), (uint)value);

    public Octets Address(string address)
    {
        written.AddRange(IPAddress.Parse(address).GetAddressBytes());
        return this;
    }

    public Octets Zeros(int count)
    {
        written.AddRange(new byte[count]);
        return this;
    }

    public Octets Then(Octets other)
    {
        written.AddRange(other.written);
        return this;
    }

    /// <summary>A set of NetFlow 9 or IPFIX: number, length with its own four octets, contents.</summary>
    public Octets Set(int id, Octets contents) => Of16(id, contents.Length + 4).Then(contents);

    /// <summary>A part of sFlow: its kind, its length, contents.</summary>
    public Octets Part(uint kind, Octets contents) => Of32(kind, (uint)contents.Length).Then(contents);

    public byte[] ToArray() => [.. written];
}
