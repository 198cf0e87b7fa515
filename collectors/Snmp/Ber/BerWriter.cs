using System.Buffers.Binary;

namespace PrisonOps.Collectors.Snmp.Ber;

/// <summary>
/// Writes elements from the end of a buffer to its front, so that every length is known when it is written and nothing is moved.
/// When the buffer is full the writer stays <see cref="Overflowed"/> and writes no more.
/// </summary>
internal ref struct BerWriter(Span<byte> buffer)
{
    private readonly Span<byte> buffer = buffer;

    /// <summary>Where the last written element begins; the mark to wrap what follows.</summary>
    public int Position { get; private set; } = buffer.Length;

    public bool Overflowed { get; private set; }

    public readonly ReadOnlySpan<byte> Written => buffer[Position..];

    public void Integer(long value, byte tag = BerTag.Integer)
    {
        int end = Position;
        do
        {
            Push((byte)value);
            value >>= 8;
        }
        while (!Overflowed && !((value == 0 && (buffer[Position] & 0x80) == 0) || (value == -1 && (buffer[Position] & 0x80) != 0)));
        Wrap(tag, end);
    }

    /// <summary>A number of up to 64 bits without sign, with the leading zero that keeps it positive.</summary>
    public void Unsigned(ulong value, byte tag)
    {
        int end = Position;
        byte last;
        do
        {
            last = (byte)value;
            Push(last);
            value >>= 8;
        }
        while (value != 0);
        if ((last & 0x80) != 0) Push(0);
        Wrap(tag, end);
    }

    public void Octets(scoped ReadOnlySpan<byte> content, byte tag = BerTag.Octets)
    {
        int end = Position;
        Raw(content);
        Wrap(tag, end);
    }

    /// <summary>A floating-point number as net-snmp wraps it: Opaque around 9F 78 04 and four octets.</summary>
    public void WrappedFloat(float value)
    {
        Span<byte> content = [BerTag.WrappedType, BerTag.WrappedFloat, 4, 0, 0, 0, 0];
        BinaryPrimitives.WriteSingleBigEndian(content[3..], value);
        Octets(content, 0x44);
    }

    public void Null(byte tag = BerTag.Null) => Wrap(tag, Position);

    public void Raw(scoped ReadOnlySpan<byte> octets)
    {
        if (octets.Length > Position) Overflowed = true;
        if (Overflowed) return;

        Position -= octets.Length;
        octets.CopyTo(buffer[Position..]);
    }

    /// <summary>Replaces octets already written, at a position of the buffer: a signature is known only when the rest is.</summary>
    public readonly void Overwrite(int position, scoped ReadOnlySpan<byte> octets) => octets.CopyTo(buffer[position..]);

    /// <summary>Puts tag and length before everything written since the mark.</summary>
    public void Wrap(byte tag, int end)
    {
        int length = end - Position;
        if (length < 0x80)
        {
            Push((byte)length);
        }
        else
        {
            int octetCount = 0;
            for (int rest = length; rest != 0; rest >>= 8, octetCount++) Push((byte)rest);
            Push((byte)(0x80 | octetCount));
        }

        Push(tag);
    }

    private void Push(byte octet)
    {
        if (Position == 0) Overflowed = true;
        if (Overflowed) return;
        buffer[--Position] = octet;
    }
}
