using System.Globalization;
using System.Text;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.Collectors.Snmp.Profiles;

/// <summary>One value of a snapshot, kept after its answer is gone.</summary>
internal readonly record struct SnmpValue(SnmpType Type, double Number, byte[]? Octets)
{
    private const int TextLengthMax = 255;

    public static SnmpValue Of(SnmpVariable variable) => variable.IsNumber
        ? new(variable.Type, variable.AsNumber, null)
        : new(variable.Type, double.NaN, variable.Octets.ToArray());

    /// <summary>As a number; for a text that begins with one, that one ("23.5 C" is 23.5); else NaN.</summary>
    public double AsNumber => Octets is null ? Number : Leading(Text);

    /// <summary>As text, bounded; octets that are no text are written in hexadecimal, as the MIB browsers do.</summary>
    public string Text
    {
        get
        {
            if (Octets is null) return Number.ToString(CultureInfo.InvariantCulture);
            if (Type == SnmpType.Name) return ObjectIdentifier.FromEncoded(Octets).ToString();
            if (Type == SnmpType.Address && Octets.Length == 4) return $"{Octets[0]}.{Octets[1]}.{Octets[2]}.{Octets[3]}";

            ReadOnlySpan<byte> octets = Octets.AsSpan().TrimEnd((byte)0);
            string text = Encoding.UTF8.GetString(octets[..Math.Min(octets.Length, TextLengthMax)]);
            return text.Any(letter => letter == '\uFFFD' || (char.IsControl(letter) && letter is not ('\r' or '\n' or '\t')))
                ? Convert.ToHexString(octets[..Math.Min(octets.Length, TextLengthMax / 2)])
                : text.Trim();
        }
    }

    private static double Leading(string text)
    {
        int end = 0;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] is '.' || (end == 0 && text[end] is '-' or '+'))) end++;
        return double.TryParse(text.AsSpan(0, end), NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : double.NaN;
    }
}
