namespace PrisonOps.Collectors.Snmp.Ber;

/// <summary>
/// Reads tag, length and content off octets. It never reads beyond its span, and it forgives what agents in the field send against X.690:
/// padded and empty integers, unsigned numbers without their leading zero, long lengths where short ones would do.
/// </summary>
internal ref struct BerReader(ReadOnlySpan<byte> octets)
{
    private ReadOnlySpan<byte> rest = octets;

    public readonly bool AtEnd => rest.IsEmpty;

    public readonly int Left => rest.Length;

    /// <summary>False when the octets left are no whole element; then nothing has been taken.</summary>
    public bool TryRead(out byte tag, out ReadOnlySpan<byte> content)
    {
        tag = 0;
        content = default;
        if (rest.Length < 2) return false;

        int length = rest[1];
        int start = 2;
        if (length >= 0x80 && !TryReadLongLength(length & 0x7F, out length, out start)) return false;
        if (rest.Length - start < length) return false;

        tag = rest[0];
        content = rest.Slice(start, length);
        rest = rest[(start + length)..];
        return true;
    }

    public bool TryRead(byte expected, out ReadOnlySpan<byte> content) => TryRead(out byte tag, out content) && tag == expected;

    public bool TryReadInteger(out long value)
    {
        value = 0;
        return TryRead(BerTag.Integer, out ReadOnlySpan<byte> content) && TryDecodeSigned(content, out value);
    }

    /// <summary>An integer that must fit into 32 bits with sign, as ids, statuses and sizes do.</summary>
    public bool TryReadInt32(out int value)
    {
        bool read = TryReadInteger(out long wide) && wide is >= int.MinValue and <= int.MaxValue;
        value = read ? (int)wide : 0;
        return read;
    }

    /// <summary>False when more than 64 bits are significant. No content at all is 0.</summary>
    public static bool TryDecodeSigned(ReadOnlySpan<byte> content, out long value)
    {
        value = 0;
        if (content.IsEmpty) return true;

        byte sign = (content[0] & 0x80) == 0 ? (byte)0x00 : (byte)0xFF;
        while (content.Length > 8 && content[0] == sign) content = content[1..];
        if (content.Length > 8) return false;

        value = (sbyte)content[0];
        foreach (byte octet in content[1..]) value = (value << 8) | octet;
        return true;
    }

    /// <summary>Reads octets as an unsigned number whatever their first bit says. False when more than 64 bits are significant.</summary>
    public static bool TryDecodeUnsigned(ReadOnlySpan<byte> content, out ulong value)
    {
        value = 0;
        while (content.Length > 8 && content[0] == 0) content = content[1..];
        if (content.Length > 8) return false;

        foreach (byte octet in content) value = (value << 8) | octet;
        return true;
    }

    private readonly bool TryReadLongLength(int octetCount, out int length, out int start)
    {
        length = 0;
        start = 2 + octetCount;
        if (octetCount == 0 || rest.Length < start) return false;

        foreach (byte octet in rest[2..start])
        {
            if (length > ushort.MaxValue) return false;
            length = (length << 8) | octet;
        }

        return true;
    }
}
