using System.Text;

namespace PrisonOps.Collectors.Prometheus.Exposition;

/// <summary>The labels of one series as they stand in the page; nothing is copied until a value is asked for.</summary>
internal readonly ref struct MetricLabels(ReadOnlySpan<byte> raw)
{
    private readonly ReadOnlySpan<byte> raw = raw;

    /// <summary>"" for a label that is not there, as in the data model of Prometheus.</summary>
    public string Value(ReadOnlySpan<byte> name)
    {
        ReadOnlySpan<byte> left = raw;
        while (TryNext(ref left, out ReadOnlySpan<byte> found, out ReadOnlySpan<byte> value))
        {
            if (found.SequenceEqual(name)) return Unescape(value);
        }

        return "";
    }

    /// <summary>Takes one pair off the front. The reader has checked that the text is well formed.</summary>
    public static bool TryNext(scoped ref ReadOnlySpan<byte> left, out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        name = default;
        value = default;
        left = left.TrimStart(" \t,"u8);
        int equals = left.IndexOf((byte)'=');
        if (equals <= 0) return false;

        name = left[..equals].TrimEnd(" \t"u8);
        ReadOnlySpan<byte> rest = left[(equals + 1)..].TrimStart(" \t"u8);
        int end = ClosingQuote(rest);
        if (end < 0) return false;

        value = rest[1..end];
        left = rest[(end + 1)..];
        return true;
    }

    /// <summary>Where the quote that opens the text is closed; -1 when it is none or is not closed.</summary>
    public static int ClosingQuote(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty || text[0] != (byte)'"') return -1;

        for (int i = 1; i < text.Length; i++)
        {
            if (text[i] == (byte)'"') return i;
            if (text[i] == (byte)'\\') i++;
        }

        return -1;
    }

    public static string Unescape(ReadOnlySpan<byte> text)
    {
        if (!text.Contains((byte)'\\')) return Encoding.UTF8.GetString(text);

        byte[] plain = new byte[text.Length];
        int length = 0;
        for (int i = 0; i < text.Length; i++)
        {
            byte octet = text[i];
            if (octet == (byte)'\\' && i + 1 < text.Length)
            {
                octet = text[++i] switch { (byte)'n' => (byte)'\n', (byte)'\\' => (byte)'\\', (byte)'"' => (byte)'"', _ => 0 };
                if (octet == 0) (plain[length++], octet) = ((byte)'\\', text[i]);
            }

            plain[length++] = octet;
        }

        return Encoding.UTF8.GetString(plain, 0, length);
    }
}
