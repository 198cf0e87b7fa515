using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace PrisonOps.Collectors.Notices.Gsm;

/// <summary>A text as the units that a modem sends (SMS-SUBMIT of 3GPP TS 23.040) in UCS-2, so that Chinese arrives: 70 characters in one, 67 in each of several.</summary>
internal static class ShortMessage
{
    public const int PartsMax = 5;
    private const int AloneMax = 70;
    private const int PartMax = 67;
    private const byte SubmitWithHeader = 0x41, Submit = 0x01;
    private const byte Ucs2 = 0x08;
    private const byte International = 0x91, Unknown = 0x81;

    /// <summary>The units in hexadecimal with the length that AT+CMGS wants; a longer text is cut at <see cref="PartsMax"/> parts.</summary>
    /// <param name="reference">Tells the parts of one text from those of another.</param>
    public static IReadOnlyList<(string Hex, int Octets)> Of(string number, string text, byte reference)
    {
        string[] parts = Split(text);
        return [.. parts.Select((part, index) => Unit(number, part, parts.Length > 1 ? [0x05, 0x00, 0x03, reference, (byte)parts.Length, (byte)(index + 1)] : []))];
    }

    private static string[] Split(string text)
    {
        if (text.Length <= AloneMax) return [text];

        List<string> parts = [];
        for (int at = 0; at < text.Length && parts.Count < PartsMax;)
        {
            int length = Math.Min(PartMax, text.Length - at);
            // A character of two halves is not torn apart.
            if (at + length < text.Length && char.IsHighSurrogate(text[at + length - 1])) length--;
            parts.Add(text.Substring(at, length));
            at += length;
        }

        return [.. parts];
    }

    private static (string Hex, int Octets) Unit(string number, string text, byte[] header)
    {
        string digits = number.TrimStart('+');
        byte[] body = Encoding.BigEndianUnicode.GetBytes(text);
        List<byte> unit =
        [
            header.Length > 0 ? SubmitWithHeader : Submit, 0x00, (byte)digits.Length, number.StartsWith('+') ? International : Unknown, .. Semioctets(digits), 0x00, Ucs2,
            (byte)(header.Length + body.Length), .. header, .. body,
        ];
        // The leading zero: the service centre is the one on the card. It does not count.
        return ("00" + Convert.ToHexString([.. unit]), unit.Count);
    }

    private static IEnumerable<byte> Semioctets(string digits)
    {
        for (int at = 0; at < digits.Length; at += 2)
        {
            int low = digits[at] - '0', high = at + 1 < digits.Length ? digits[at + 1] - '0' : 0xF;
            yield return (byte)((high << 4) | low);
        }
    }
}
