using System.Globalization;
using System.Text;

namespace PrisonOps.Ports.Snmp;

/// <summary>
/// A name in the MIB tree. It is kept in its encoded form: requests copy it, answers compare with it, and because every arc has exactly one
/// canonical encoding, "starts with" is a comparison of octets.
/// </summary>
public readonly struct ObjectIdentifier : IEquatable<ObjectIdentifier>
{
    /// <summary>The longest name an agent may use (RFC 2578 section 3.5).</summary>
    public const int ArcsMax = 128;

    private readonly byte[]? encoded;

    private ObjectIdentifier(byte[] encoded) => this.encoded = encoded;

    /// <summary>The content octets of the encoding, without tag and length.</summary>
    public ReadOnlySpan<byte> Encoded => encoded;

    public bool IsEmpty => encoded is not { Length: > 0 };

    public static bool operator ==(ObjectIdentifier left, ObjectIdentifier right) => left.Equals(right);

    public static bool operator !=(ObjectIdentifier left, ObjectIdentifier right) => !left.Equals(right);

    public static ObjectIdentifier Parse(string text) =>
        TryParse(text, out ObjectIdentifier identifier)
            ? identifier
            : throw new FormatException(
                $"'{text}' is no object identifier: 2 to {ArcsMax} numbers of at most {uint.MaxValue} joined by dots, the first 0 to 2.");

    public static bool TryParse(string? text, out ObjectIdentifier identifier)
    {
        identifier = default;
        if (string.IsNullOrEmpty(text)) return false;

        ReadOnlySpan<char> rest = text[0] == '.' ? text.AsSpan(1) : text;
        Span<uint> arcs = stackalloc uint[ArcsMax];
        int count = 0;
        foreach (Range part in rest.Split('.'))
        {
            if (count == ArcsMax || !uint.TryParse(rest[part], NumberStyles.None, CultureInfo.InvariantCulture, out arcs[count])) return false;
            count++;
        }

        if (count < 2 || arcs[0] > 2 || (arcs[0] < 2 && arcs[1] > 39) || arcs[1] > uint.MaxValue - 80) return false;

        identifier = FromArcs(arcs[..count]);
        return true;
    }

    /// <summary>Builds a name from at least two arcs.</summary>
    public static ObjectIdentifier FromArcs(params ReadOnlySpan<uint> arcs)
    {
        Span<byte> buffer = stackalloc byte[ArcsMax * 5];
        int length = WriteArc(buffer, (arcs[0] * 40) + arcs[1]);
        foreach (uint arc in arcs[2..]) length += WriteArc(buffer[length..], arc);
        return new(buffer[..length].ToArray());
    }

    /// <summary>Takes canonical content octets as they are; what an agent sent has been made canonical by the decoder.</summary>
    public static ObjectIdentifier FromEncoded(ReadOnlySpan<byte> canonical) => new(canonical.ToArray());

    /// <summary>This name with more arcs, for example a column with its row.</summary>
    public ObjectIdentifier Append(params ReadOnlySpan<uint> arcs)
    {
        Span<byte> buffer = stackalloc byte[ArcsMax * 5];
        Encoded.CopyTo(buffer);
        int length = Encoded.Length;
        foreach (uint arc in arcs) length += WriteArc(buffer[length..], arc);
        return new(buffer[..length].ToArray());
    }

    public bool StartsWith(ObjectIdentifier prefix) => Encoded.StartsWith(prefix.Encoded);

    /// <summary>Reads arcs off encoded octets, for example the row behind a column; returns how many were read.</summary>
    public static int ReadArcs(ReadOnlySpan<byte> encoded, Span<uint> arcs)
    {
        int count = 0;
        uint arc = 0;
        foreach (byte octet in encoded)
        {
            arc = (arc << 7) | (octet & 0x7Fu);
            if ((octet & 0x80) != 0) continue;
            if (count == arcs.Length) return count;
            arcs[count++] = arc;
            arc = 0;
        }

        return count;
    }

    /// <summary>
    /// The order of the MIB tree on canonical octets. At the first difference both sides stand in the same arc, and of two arcs the one with
    /// more octets is greater; so no arc has to be decoded.
    /// </summary>
    public static int Compare(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        int difference = left.CommonPrefixLength(right);
        if (difference == left.Length || difference == right.Length) return left.Length.CompareTo(right.Length);

        int leftEnd = difference, rightEnd = difference;
        while (leftEnd < left.Length - 1 && (left[leftEnd] & 0x80) != 0) leftEnd++;
        while (rightEnd < right.Length - 1 && (right[rightEnd] & 0x80) != 0) rightEnd++;
        return leftEnd != rightEnd ? leftEnd.CompareTo(rightEnd) : left[difference].CompareTo(right[difference]);
    }

    public bool Equals(ObjectIdentifier other) => Encoded.SequenceEqual(other.Encoded);

    public override bool Equals(object? obj) => obj is ObjectIdentifier other && Equals(other);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(Encoded);
        return hash.ToHashCode();
    }

    /// <summary>Dotted numbers, for example 1.3.6.1.2.1.1.3.0.</summary>
    public override string ToString()
    {
        if (IsEmpty) return "0.0";

        Span<uint> arcs = stackalloc uint[ArcsMax];
        int count = ReadArcs(Encoded, arcs);
        uint root = Math.Min(arcs[0] / 40, 2);
        StringBuilder text = new StringBuilder(count * 4).Append(root).Append('.').Append(arcs[0] - (root * 40));
        foreach (uint arc in arcs[1..count]) text.Append('.').Append(arc);
        return text.ToString();
    }

    private static int WriteArc(Span<byte> target, uint arc)
    {
        int length = arc < 1u << 7 ? 1 : arc < 1u << 14 ? 2 : arc < 1u << 21 ? 3 : arc < 1u << 28 ? 4 : 5;
        for (int i = length - 1; i >= 0; i--)
        {
            target[i] = (byte)((arc & 0x7F) | (i == length - 1 ? 0u : 0x80u));
            arc >>= 7;
        }

        return length;
    }
}
