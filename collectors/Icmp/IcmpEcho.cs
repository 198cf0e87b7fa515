using System.Buffers.Binary;

namespace PrisonOps.Collectors.Icmp;

/// <summary>Writes and reads ICMP messages for IPv4 (RFC 792).</summary>
internal static class IcmpEcho
{
    public const byte TypeReply = 0;
    public const byte TypeUnreachable = 3;
    public const byte TypeRequest = 8;

    public const int HeaderOctets = 8;
    public const int NonceOctets = 8;
    public const int MessageOctets = HeaderOctets + NonceOctets;

    /// <summary>An echo request; the nonce tells an answer to it from one to an earlier request with the same number.</summary>
    public static void Write(Span<byte> message, ushort identifier, ushort sequence, long nonce)
    {
        message[0] = TypeRequest;
        message[1..4].Clear();
        BinaryPrimitives.WriteUInt16BigEndian(message[4..], identifier);
        BinaryPrimitives.WriteUInt16BigEndian(message[6..], sequence);
        BinaryPrimitives.WriteInt64BigEndian(message[8..], nonce);
        BinaryPrimitives.WriteUInt16BigEndian(message[2..], Checksum(message[..MessageOctets]));
    }

    /// <summary>A raw socket delivers the IP header too; its first half-octet tells that it is one, and its second how long it is.</summary>
    public static ReadOnlySpan<byte> WithoutIpHeader(ReadOnlySpan<byte> packet)
    {
        if (packet.IsEmpty || packet[0] >> 4 != 4) return default;

        int header = (packet[0] & 0x0F) * 4;
        return header <= packet.Length ? packet[header..] : default;
    }

    public static bool TryReadReply(ReadOnlySpan<byte> message, out ushort identifier, out ushort sequence, out long nonce)
    {
        (identifier, sequence, nonce) = (0, 0, 0);
        if (message.Length < MessageOctets || message[0] != TypeReply) return false;

        identifier = BinaryPrimitives.ReadUInt16BigEndian(message[4..]);
        sequence = BinaryPrimitives.ReadUInt16BigEndian(message[6..]);
        nonce = BinaryPrimitives.ReadInt64BigEndian(message[8..]);
        return true;
    }

    /// <summary>Reads off "unreachable" which request it is about: it quotes the IP header and the first 8 octets of it.</summary>
    public static bool TryReadUnreachable(ReadOnlySpan<byte> message, out byte code, out ushort identifier, out ushort sequence)
    {
        (code, identifier, sequence) = (0, 0, 0);
        if (message.Length < HeaderOctets || message[0] != TypeUnreachable) return false;

        ReadOnlySpan<byte> quoted = WithoutIpHeader(message[HeaderOctets..]);
        if (quoted.Length < HeaderOctets || quoted[0] != TypeRequest) return false;

        code = message[1];
        identifier = BinaryPrimitives.ReadUInt16BigEndian(quoted[4..]);
        sequence = BinaryPrimitives.ReadUInt16BigEndian(quoted[6..]);
        return true;
    }

    /// <summary>The Internet checksum, RFC 1071.</summary>
    public static ushort Checksum(ReadOnlySpan<byte> octets)
    {
        uint sum = 0;
        for (int i = 0; i + 1 < octets.Length; i += 2) sum += BinaryPrimitives.ReadUInt16BigEndian(octets[i..]);
        if (octets.Length % 2 != 0) sum += (uint)octets[^1] << 8;
        while (sum >> 16 != 0) sum = (sum & 0xFFFF) + (sum >> 16);
        return (ushort)~sum;
    }
}
