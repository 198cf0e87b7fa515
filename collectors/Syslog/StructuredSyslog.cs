using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using PrisonOps.Collectors.Logs;
using PrisonOps.Ports.Logs;

namespace PrisonOps.Collectors.Syslog;

/// <summary>RFC 5424: a header of five words, structured data, a text.</summary>
internal static class StructuredSyslog
{
    private const int ParametersMax = 64;
    private const int ValueOctetsMax = 512;
    private const int TimeOctetsMax = 40;

    /// <param name="rest">What stands behind the version.</param>
    /// <returns>Null when the header is none: then it is a line of the older form that begins with a 1.</returns>
    public static SyslogContent? TryParse(ReadOnlySpan<byte> rest, SyslogContent empty, int octetsMax)
    {
        ReadOnlySpan<byte> time = SyslogParser.TakeWord(ref rest);
        DateTimeOffset? deviceAt = Time(time);
        if (deviceAt is null && time is not [(byte)'-']) return null;

        string host = SyslogParser.Name(SyslogParser.TakeWord(ref rest));
        string app = SyslogParser.Name(SyslogParser.TakeWord(ref rest));
        ImmutableArray<LogVariable>.Builder variables = ImmutableArray.CreateBuilder<LogVariable>();
        Add("procid", SyslogParser.Name(SyslogParser.TakeWord(ref rest)));
        Add("msgid", SyslogParser.Name(SyslogParser.TakeWord(ref rest)));
        ReadData(ref rest, variables);
        if (rest.StartsWith("\uFEFF"u8)) rest = rest[3..];
        return empty with { DeviceAt = deviceAt, Host = host, App = app, Text = MessageText.Of(rest, octetsMax), Variables = variables.DrainToImmutable() };

        void Add(string name, string value)
        {
            if (value.Length > 0) variables.Add(new(name, value));
        }
    }

    /// <summary>A time with its zone, as both forms of syslog may carry it. Null when it is none.</summary>
    public static DateTimeOffset? Time(ReadOnlySpan<byte> word) =>
        word.Length is >= 20 and <= TimeOctetsMax && word[10] is (byte)'T' or (byte)'t'
        && DateTimeOffset.TryParse(Encoding.ASCII.GetString(word), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset at)
            ? at.ToUniversalTime()
            : null;

    /// <summary>Elements in brackets, each an id and parameters in quotes. What breaks the form is left to the text.</summary>
    private static void ReadData(ref ReadOnlySpan<byte> rest, ImmutableArray<LogVariable>.Builder variables)
    {
        if (rest is [(byte)'-', ..])
        {
            rest = rest[1..].TrimStart((byte)' ');
            return;
        }

        while (rest is [(byte)'[', ..] && ElementEnd(rest) is > 0 and int end)
        {
            ReadElement(rest[1..end], variables);
            rest = rest[(end + 1)..];
        }

        rest = rest.TrimStart((byte)' ');
    }

    /// <summary>The closing bracket outside of quotes; -1 when there is none.</summary>
    private static int ElementEnd(ReadOnlySpan<byte> element)
    {
        bool quoted = false;
        for (int at = 1; at < element.Length; at++)
        {
            switch (element[at])
            {
                case (byte)'\\' when quoted: at++; break;
                case (byte)'"': quoted = !quoted; break;
                case (byte)']' when !quoted: return at;
            }
        }

        return -1;
    }

    private static void ReadElement(ReadOnlySpan<byte> element, ImmutableArray<LogVariable>.Builder variables)
    {
        string id = SyslogParser.Name(SyslogParser.TakeWord(ref element));
        while (variables.Count < ParametersMax && element.IndexOf("=\""u8) is > 0 and int sign)
        {
            string name = SyslogParser.Name(element[..sign].TrimStart((byte)' '));
            ReadOnlySpan<byte> value = element[(sign + 2)..];
            int end = 0;
            while (end < value.Length && value[end] != '"') end += value[end] == '\\' ? 2 : 1;
            variables.Add(new($"{id}.{name}", Unescaped(value[..Math.Min(end, value.Length)])));
            element = end + 1 < value.Length ? value[(end + 1)..] : [];
        }
    }

    private static string Unescaped(ReadOnlySpan<byte> value) => MessageText.Of(value, ValueOctetsMax)
        .Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\]", "]", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal);
}
