using System.Buffers.Text;
using System.Globalization;
using System.Text;
using PrisonOps.Ports.Metrics;

namespace PrisonOps.Collectors.Prometheus.Exposition;

/// <summary>
/// Reads a page of metrics series by series: the text format 0.0.4 and OpenMetrics 1.0. It stands on the octets of the page and copies nothing.
/// A line that is neither a series nor a comment ends it with a fault, as in Prometheus: half a page would look like things that are gone.
/// </summary>
internal ref struct ExpositionReader(ReadOnlySpan<byte> page)
{
    /// <summary>What the names of series add to the name of their family (OpenMetrics 1.0, section 4.3; the last is of the text format).</summary>
    private static readonly byte[][] Suffixes =
        [.. new[] { "_total", "_bucket", "_sum", "_count", "_created", "_info", "_gsum", "_gcount" }.Select(Encoding.ASCII.GetBytes)];

    private ReadOnlySpan<byte> left = page;
    private ReadOnlySpan<byte> family;
    private MetricType familyType;

    public int Line { get; private set; }

    /// <summary>Why the page cannot be read; null while it can.</summary>
    public string? Fault { get; private set; }

    /// <summary>Whether the page said that it is whole, as those of OpenMetrics must.</summary>
    public bool HasEnd { get; private set; }

    public ReadOnlySpan<byte> Name { get; private set; }

    public MetricLabels Labels { get; private set; }

    public double Value { get; private set; }

    /// <summary>As written: milliseconds in the text format, seconds in OpenMetrics; not a number where there is none.</summary>
    public double Timestamp { get; private set; }

    /// <summary>The labels of the trace that stands for a bucket, for example; empty where there is none.</summary>
    public MetricLabels ExemplarLabels { get; private set; }

    public double ExemplarValue { get; private set; }

    /// <summary>Of the family that the series belongs to.</summary>
    public MetricType Type { get; private set; }

    /// <summary>Takes the next series; false at the end of the page, and at a fault.</summary>
    public bool Read()
    {
        while (Fault is null && !HasEnd && !left.IsEmpty)
        {
            int end = left.IndexOf((byte)'\n');
            ReadOnlySpan<byte> line = (end < 0 ? left : left[..end]).Trim(" \t\r"u8);
            left = end < 0 ? default : left[(end + 1)..];
            Line++;
            if (line.IsEmpty) continue;

            if (line[0] == (byte)'#') ReadComment(line);
            else if (ReadSeries(line)) return true;
            else Fault ??= $"line {Line} is no series: {Shown(line)}";
        }

        return false;
    }

    private void ReadComment(ReadOnlySpan<byte> line)
    {
        ReadOnlySpan<byte> rest = line[1..].TrimStart(" \t"u8);
        if (rest.SequenceEqual("EOF"u8))
        {
            HasEnd = true;
            return;
        }

        if (!rest.StartsWith("TYPE "u8) && !rest.StartsWith("TYPE\t"u8)) return;

        rest = rest[4..].TrimStart(" \t"u8);
        family = TakeWord(ref rest);
        familyType = TypeOf(rest);
    }

    private bool ReadSeries(ReadOnlySpan<byte> line)
    {
        int end = 0;
        while (end < line.Length && IsNameOctet(line[end], end)) end++;
        if (end == 0) return false;

        Name = line[..end];
        ReadOnlySpan<byte> rest = line[end..].TrimStart(" \t"u8);
        if (!TakeLabels(ref rest, out MetricLabels labels) || !TakeNumber(ref rest, out double value)) return false;

        Labels = labels;
        (Value, Timestamp) = (value, double.NaN);
        if (!rest.IsEmpty && rest[0] != (byte)'#')
        {
            if (!TakeNumber(ref rest, out double timestamp)) return false;
            Timestamp = timestamp;
        }

        ExemplarLabels = default;
        ExemplarValue = double.NaN;
        if (!rest.IsEmpty && !TakeExemplar(rest)) return false;

        Type = BelongsToFamily(Name, family) ? familyType : MetricType.Unknown;
        return true;
    }

    private bool TakeExemplar(ReadOnlySpan<byte> rest)
    {
        if (rest[0] != (byte)'#') return false;

        rest = rest[1..].TrimStart(" \t"u8);
        if (rest.IsEmpty || rest[0] != (byte)'{' || !TakeLabels(ref rest, out MetricLabels labels) || !TakeNumber(ref rest, out double value)) return false;

        ExemplarLabels = labels;
        ExemplarValue = value;
        return rest.IsEmpty || (TakeNumber(ref rest, out _) && rest.IsEmpty);
    }

    private static bool TakeLabels(scoped ref ReadOnlySpan<byte> rest, out MetricLabels labels)
    {
        labels = default;
        if (rest.IsEmpty || rest[0] != (byte)'{') return true;

        ReadOnlySpan<byte> inside = rest[1..], at = inside;
        while (true)
        {
            at = at.TrimStart(" \t"u8);
            if (at.IsEmpty) return false;
            if (at[0] == (byte)'}') break;

            int end = 0;
            while (end < at.Length && IsNameOctet(at[end], end) && at[end] != (byte)':') end++;
            ReadOnlySpan<byte> value = at[end..].TrimStart(" \t"u8);
            if (end == 0 || value.IsEmpty || value[0] != (byte)'=') return false;

            value = value[1..].TrimStart(" \t"u8);
            int quote = MetricLabels.ClosingQuote(value);
            if (quote < 0) return false;

            at = value[(quote + 1)..].TrimStart(" \t"u8);
            if (!at.IsEmpty && at[0] == (byte)',') at = at[1..];
            else if (at.IsEmpty || at[0] != (byte)'}') return false;
        }

        labels = new(inside[..(inside.Length - at.Length)]);
        rest = at[1..].TrimStart(" \t"u8);
        return true;
    }

    private static bool TakeNumber(scoped ref ReadOnlySpan<byte> rest, out double value)
    {
        ReadOnlySpan<byte> word = TakeWord(ref rest);
        if (Utf8Parser.TryParse(word, out value, out int read) && read == word.Length && !double.IsInfinity(value) && !double.IsNaN(value)) return true;

        Span<char> text = stackalloc char[9];
        if (word.Length is 0 or > 9) return double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out value);

        Ascii.ToLower(word, text, out int length);
        switch (text[..length])
        {
            case "nan": value = double.NaN; return true;
            case "+inf" or "inf" or "+infinity" or "infinity": value = double.PositiveInfinity; return true;
            case "-inf" or "-infinity": value = double.NegativeInfinity; return true;
            default: return double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
        }
    }

    private static ReadOnlySpan<byte> TakeWord(scoped ref ReadOnlySpan<byte> rest)
    {
        int end = rest.IndexOfAny((byte)' ', (byte)'\t');
        ReadOnlySpan<byte> word = end < 0 ? rest : rest[..end];
        rest = end < 0 ? default : rest[end..].TrimStart(" \t"u8);
        return word;
    }

    private static bool BelongsToFamily(ReadOnlySpan<byte> name, ReadOnlySpan<byte> family)
    {
        if (family.IsEmpty || !name.StartsWith(family)) return false;

        ReadOnlySpan<byte> suffix = name[family.Length..];
        if (suffix.IsEmpty) return true;
        foreach (byte[] known in Suffixes)
        {
            if (suffix.SequenceEqual(known)) return true;
        }

        return false;
    }

    private static MetricType TypeOf(ReadOnlySpan<byte> word) => word switch
    {
        _ when word.SequenceEqual("gauge"u8) => MetricType.Gauge,
        _ when word.SequenceEqual("counter"u8) => MetricType.Counter,
        _ when word.SequenceEqual("histogram"u8) => MetricType.Histogram,
        _ when word.SequenceEqual("summary"u8) => MetricType.Summary,
        _ when word.SequenceEqual("stateset"u8) => MetricType.StateSet,
        _ when word.SequenceEqual("info"u8) => MetricType.Info,
        _ when word.SequenceEqual("gaugehistogram"u8) => MetricType.GaugeHistogram,
        _ => MetricType.Unknown,
    };

    private static bool IsNameOctet(byte octet, int at) =>
        octet is (>= (byte)'a' and <= (byte)'z') or (>= (byte)'A' and <= (byte)'Z') or (byte)'_' or (byte)':' || (at > 0 && octet is >= (byte)'0' and <= (byte)'9');

    private static string Shown(ReadOnlySpan<byte> line) => Encoding.UTF8.GetString(line[..Math.Min(line.Length, 80)]);
}
