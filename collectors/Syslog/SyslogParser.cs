using PrisonOps.Collectors.Logs;
using PrisonOps.Ports.Logs;

namespace PrisonOps.Collectors.Syslog;

/// <summary>
/// Reads syslog of both RFCs off octets. It refuses nothing: what does not fit its form is text, for a line of a faulty device is worth more
/// than a complaint about it.
/// </summary>
internal static class SyslogParser
{
    /// <summary>A message without its priority is one of a user at notice (RFC 3164 section 4.3.3).</summary>
    private const int PriorityOtherwise = 13;

    private const int PriorityMax = 191;

    /// <param name="receivedAt">Tells the year of a time that has none.</param>
    /// <param name="zone">Of times without zone.</param>
    /// <param name="octetsMax">Longer text is cut and marked.</param>
    public static SyslogContent Parse(ReadOnlySpan<byte> message, DateTimeOffset receivedAt, TimeZoneInfo zone, int octetsMax)
    {
        message = message.TrimEnd("\r\n\0 "u8);
        int priority = TakePriority(ref message);
        var empty = new SyslogContent(priority >> 3, (LogSeverity)(priority & 7));
        if (message.StartsWith("1 "u8) && StructuredSyslog.TryParse(message[2..], empty, octetsMax) is { } structured) return structured;

        return PlainSyslog.Parse(message, empty, receivedAt, zone, octetsMax);
    }

    private static int TakePriority(ref ReadOnlySpan<byte> message)
    {
        if (message.Length < 3 || message[0] != '<') return PriorityOtherwise;

        int priority = 0;
        for (int at = 1; at < Math.Min(message.Length, 5); at++)
        {
            if (message[at] == '>' && at > 1 && priority <= PriorityMax)
            {
                message = message[(at + 1)..];
                return priority;
            }

            if (!char.IsAsciiDigit((char)message[at])) break;
            priority = (priority * 10) + message[at] - '0';
        }

        return PriorityOtherwise;
    }

    /// <summary>Takes what stands before the next space, and the space.</summary>
    public static ReadOnlySpan<byte> TakeWord(ref ReadOnlySpan<byte> rest)
    {
        int space = rest.IndexOf((byte)' ');
        ReadOnlySpan<byte> word = space < 0 ? rest : rest[..space];
        rest = space < 0 ? [] : rest[(space + 1)..];
        return word;
    }

    /// <summary>A name in a header: bounded more tightly than a text; "-" stands for none.</summary>
    public static string Name(ReadOnlySpan<byte> word) => word is [(byte)'-'] ? "" : MessageText.Of(word, HeaderOctetsMax);

    private const int HeaderOctetsMax = 128;
}
