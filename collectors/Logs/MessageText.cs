using System.Text;
using System.Text.Unicode;

namespace PrisonOps.Collectors.Logs;

/// <summary>
/// Turns octets of a device into text that can do nothing: bounded, without control characters and without the marks that turn the direction
/// of writing. Devices of the estate write UTF-8 or GB 18030; what is neither is read as Latin 1, so that nothing is lost.
/// </summary>
internal static class MessageText
{
    private const char Neutral = '\uFFFD';

    private static readonly Encoding StrictChinese =
        CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    /// <summary>Line breaks and tabs between words become spaces; every other character that is no text becomes U+FFFD.</summary>
    public static string Of(ReadOnlySpan<byte> octets, int octetsMax)
    {
        bool isCut = octets.Length > octetsMax;
        if (isCut) octets = WholeCharacters(octets[..octetsMax]);
        string text = Decode(octets).Trim();
        if (text.AsSpan().ContainsAnyExceptInRange(' ', '~')) text = string.Create(text.Length, text, Neutralise);
        return isCut ? text + "…" : text;
    }

    /// <summary>Whether octets are text rather than a number or an address of a device: valid UTF-8 without control characters but white space.</summary>
    public static bool IsText(ReadOnlySpan<byte> octets)
    {
        if (!Utf8.IsValid(octets)) return false;

        foreach (byte octet in octets)
        {
            if (octet is 0x7F or (< 0x20 and not ((byte)'\t' or (byte)'\r' or (byte)'\n'))) return false;
        }

        return true;
    }

    private static string Decode(ReadOnlySpan<byte> octets)
    {
        if (Utf8.IsValid(octets)) return Encoding.UTF8.GetString(octets);

        try
        {
            return StrictChinese.GetString(octets);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(octets);
        }
    }

    /// <summary>Drops a character of UTF-8 that the cut has gone through.</summary>
    private static ReadOnlySpan<byte> WholeCharacters(ReadOnlySpan<byte> octets)
    {
        for (int back = 1; back <= Math.Min(3, octets.Length); back++)
        {
            byte octet = octets[^back];
            if ((octet & 0xC0) == 0x80) continue;

            int length = octet >= 0xF0 ? 4 : octet >= 0xE0 ? 3 : octet >= 0xC0 ? 2 : 1;
            return length > back ? octets[..^back] : octets;
        }

        return octets;
    }

    private static void Neutralise(Span<char> target, string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            target[i] = c switch
            {
                '\t' or '\r' or '\n' or '\u0085' or '\u2028' or '\u2029' => ' ',
                // Marks of direction (U+200E to U+2069) make a text read as another one than it is.
                '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFEFF' => Neutral,
                _ when char.IsControl(c) => Neutral,
                _ when char.IsSurrogate(c) && !IsPaired(text, i) => Neutral,
                _ => c,
            };
        }
    }

    private static bool IsPaired(string text, int at) => char.IsHighSurrogate(text[at])
        ? at + 1 < text.Length && char.IsLowSurrogate(text[at + 1])
        : at > 0 && char.IsHighSurrogate(text[at - 1]);
}
