using System.Globalization;
using System.Text;

namespace PrisonOps.Collectors.Rtsp;

/// <summary>One RTSP answer: status, headers and body. Reading it is pure and bounded; whatever arrives, it is an answer or the reason why not.</summary>
internal sealed record RtspResponse(int Status, string Phrase, IReadOnlyList<KeyValuePair<string, string>> Headers, string Body)
{
    public const int HeadBytesMax = 16 * 1024;
    public const int BodyBytesMax = 64 * 1024;

    private const int HeadersMax = 64;
    private const int PhraseLengthMax = 120;

    private static readonly byte[] EndOfHead = "\r\n\r\n"u8.ToArray();

    public string? Header(string name) =>
        Headers.FirstOrDefault(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    public IEnumerable<string> AllHeaders(string name) =>
        Headers.Where(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value);

    /// <summary>Null while more bytes are needed.</summary>
    /// <exception cref="InvalidDataException">These bytes are no RTSP answer, or a larger one than is allowed.</exception>
    public static RtspResponse? Parse(ReadOnlySpan<byte> received)
    {
        int headBytes = received.IndexOf(EndOfHead);
        if (headBytes < 0)
        {
            RefuseStart(received);
            return received.Length <= HeadBytesMax
                ? null
                : throw new InvalidDataException($"The head of the answer is longer than {HeadBytesMax} bytes.");
        }

        if (headBytes > HeadBytesMax) throw new InvalidDataException($"The head of the answer is {headBytes} bytes long; {HeadBytesMax} are allowed.");
        string[] lines = Encoding.UTF8.GetString(received[..headBytes]).Split("\r\n");
        (int status, string phrase) = StatusLine(lines[0]);
        List<KeyValuePair<string, string>> headers = ReadHeaders(lines);

        int bodyBytes = BodyBytes(headers);
        ReadOnlySpan<byte> body = received[(headBytes + EndOfHead.Length)..];
        return body.Length < bodyBytes ? null : new(status, phrase, headers, Encoding.UTF8.GetString(body[..bodyBytes]));
    }

    /// <summary>What cannot become an answer is refused at its first bytes, not after 16 KiB or a time-out.</summary>
    private static void RefuseStart(ReadOnlySpan<byte> received)
    {
        ReadOnlySpan<byte> start = "RTSP/1."u8;
        int comparable = Math.Min(start.Length, received.Length);
        if (!received[..comparable].SequenceEqual(start[..comparable])) throw new InvalidDataException("The answer does not begin with RTSP/1.");
    }

    private static (int Status, string Phrase) StatusLine(string line)
    {
        string[] parts = line.Split(' ', 3);
        if (parts.Length < 2 || parts[0] is not ("RTSP/1.0" or "RTSP/1.1")
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int status) || status is < 100 or > 599)
        {
            throw new InvalidDataException("The answer does not begin with RTSP/1.0 and a status of 100 to 599.");
        }

        string phrase = parts.Length == 3 ? parts[2] : "";
        return (status, phrase.Length > PhraseLengthMax ? phrase[..PhraseLengthMax] : phrase);
    }

    private static List<KeyValuePair<string, string>> ReadHeaders(string[] lines)
    {
        if (lines.Length - 1 > HeadersMax) throw new InvalidDataException($"The answer has {lines.Length - 1} headers; {HeadersMax} are allowed.");
        List<KeyValuePair<string, string>> headers = [];
        foreach (string line in lines.AsSpan(1))
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0) headers.Add(new(line[..colon].Trim(), line[(colon + 1)..].Trim()));
        }

        return headers;
    }

    private static int BodyBytes(List<KeyValuePair<string, string>> headers)
    {
        string? length = headers.Find(header => header.Key.Equals("Content-Length", StringComparison.OrdinalIgnoreCase)).Value;
        if (length is null) return 0;
        if (!int.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out int bytes) || bytes > BodyBytesMax)
        {
            throw new InvalidDataException($"The answer has the Content-Length {Shortened(length)}; 0 to {BodyBytesMax} are allowed.");
        }

        return bytes;
    }

    private static string Shortened(string text) => text.Length <= 20 ? text : text[..20] + "...";
}
