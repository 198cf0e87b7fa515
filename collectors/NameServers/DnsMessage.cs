using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Text;
using PrisonOps.Ports.Dns;

namespace PrisonOps.Collectors.NameServers;

/// <summary>Writes questions and reads answers of name servers (RFC 1035).</summary>
internal static class DnsMessage
{
    public const int OctetsMax = 4_096;

    private const int HeaderOctets = 12;
    private const int LabelOctetsMax = 63;
    private const int NameOctetsMax = 255;
    private const int RecordsMax = 200;
    private const ushort ClassInternet = 1;

    /// <summary>Octets written; 0 when the name cannot be asked for.</summary>
    public static int Write(Span<byte> buffer, ushort id, string name, DnsRecordType type)
    {
        string ascii;
        try
        {
            ascii = name.TrimEnd('.').Length == 0 ? "" : new IdnMapping().GetAscii(name.TrimEnd('.'));
        }
        catch (ArgumentException)
        {
            return 0;
        }

        if (ascii.Length > NameOctetsMax - 2) return 0;

        buffer[..HeaderOctets].Clear();
        BinaryPrimitives.WriteUInt16BigEndian(buffer, id);
        buffer[2] = 1; // Recursion is wished.
        buffer[5] = 1; // One question.
        int at = HeaderOctets;
        foreach (string label in ascii.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            if (label.Length > LabelOctetsMax) return 0;
            buffer[at++] = (byte)label.Length;
            at += Encoding.ASCII.GetBytes(label, buffer[at..]);
        }

        buffer[at++] = 0;
        BinaryPrimitives.WriteUInt16BigEndian(buffer[at..], (ushort)type);
        BinaryPrimitives.WriteUInt16BigEndian(buffer[(at + 2)..], ClassInternet);
        return at + 4;
    }

    /// <summary>False when it is no answer to the question with this id.</summary>
    public static bool TryRead(ReadOnlySpan<byte> message, ushort id, DnsRecordType type, [NotNullWhen(true)] out DnsReply? reply)
    {
        reply = null;
        if (message.Length < HeaderOctets || BinaryPrimitives.ReadUInt16BigEndian(message) != id || (message[2] & 0x80) == 0) return false;

        int questions = BinaryPrimitives.ReadUInt16BigEndian(message[4..]), answers = BinaryPrimitives.ReadUInt16BigEndian(message[6..]);
        bool isTruncated = (message[2] & 0x02) != 0;
        int at = HeaderOctets;
        for (int i = 0; i < questions; i++)
        {
            if (i >= RecordsMax || !TryReadName(message, ref at, out _) || (at += 4) > message.Length) return false;
        }

        var values = ImmutableArray.CreateBuilder<string>();
        for (int i = 0; i < Math.Min(answers, RecordsMax); i++)
        {
            if (!TryReadName(message, ref at, out _) || at + 10 > message.Length) return isTruncated && Finish(out reply);

            int found = BinaryPrimitives.ReadUInt16BigEndian(message[at..]), length = BinaryPrimitives.ReadUInt16BigEndian(message[(at + 8)..]);
            at += 10;
            if (at + length > message.Length) return isTruncated && Finish(out reply);
            if (found == (int)type && ValueOf(message, at, length, type) is { } value) values.Add(value);
            at += length;
        }

        byte code = (byte)(message[3] & 0x0F);
        reply = new(code, isTruncated, values.ToImmutable());
        return true;

        static bool Finish(out DnsReply? cut)
        {
            cut = new(0, true, []);
            return true;
        }
    }

    private static string? ValueOf(ReadOnlySpan<byte> message, int at, int length, DnsRecordType type)
    {
        ReadOnlySpan<byte> data = message.Slice(at, length);
        switch (type)
        {
            case DnsRecordType.A when length == 4:
            case DnsRecordType.Aaaa when length == 16:
                return new IPAddress(data).ToString();
            case DnsRecordType.Txt:
                return TextOf(data);
            case DnsRecordType.Mx when length > 2:
                at += 2;
                return TryReadName(message, ref at, out string? exchange) ? $"{BinaryPrimitives.ReadUInt16BigEndian(data)} {exchange}" : null;
            case DnsRecordType.Srv when length > 6:
                at += 6;
                return TryReadName(message, ref at, out string? host)
                    ? $"{BinaryPrimitives.ReadUInt16BigEndian(data)} {BinaryPrimitives.ReadUInt16BigEndian(data[2..])} {BinaryPrimitives.ReadUInt16BigEndian(data[4..])} {host}"
                    : null;
            case DnsRecordType.Ns or DnsRecordType.Cname or DnsRecordType.ReverseName or DnsRecordType.Soa:
                return TryReadName(message, ref at, out string? name) ? name : null;
            default:
                return null;
        }
    }

    private static string TextOf(ReadOnlySpan<byte> data)
    {
        var text = new StringBuilder();
        while (!data.IsEmpty)
        {
            int length = Math.Min(data[0], data.Length - 1);
            text.Append(Encoding.UTF8.GetString(data.Slice(1, length)));
            data = data[(1 + length)..];
        }

        return text.ToString();
    }

    /// <summary>A name may point back to an earlier one; each pointer must lead further back, so that it ends.</summary>
    private static bool TryReadName(ReadOnlySpan<byte> message, ref int at, [NotNullWhen(true)] out string? name)
    {
        name = null;
        var text = new StringBuilder();
        int place = at, lowest = at;
        bool jumped = false;
        while (place < message.Length)
        {
            byte length = message[place];
            if (length == 0)
            {
                if (!jumped) at = place + 1;
                name = text.ToString();
                return true;
            }

            if ((length & 0xC0) == 0xC0)
            {
                if (place + 1 >= message.Length) return false;
                if (!jumped) at = place + 2;
                int target = ((length & 0x3F) << 8) | message[place + 1];
                if (target >= lowest) return false;
                (place, lowest, jumped) = (target, target, true);
                continue;
            }

            if (length > LabelOctetsMax || place + 1 + length > message.Length || text.Length + length > NameOctetsMax) return false;
            if (text.Length > 0) text.Append('.');
            text.Append(Encoding.ASCII.GetString(message.Slice(place + 1, length)));
            place += 1 + length;
        }

        return false;
    }
}
