using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using PrisonOps.Collectors.Prometheus.Exposition;

namespace PrisonOps.Collectors.Prometheus.Readings;

/// <summary>Which series of a page are meant, and how those of one instance become one number.</summary>
internal sealed partial record SeriesSelector(string Metric, ImmutableArray<LabelMatcher> Matchers, SeriesFold Fold)
{
    private static readonly TimeSpan PatternTimeout = TimeSpan.FromMilliseconds(50);

    /// <exception cref="FormatException">The text is no selector.</exception>
    public static SeriesSelector Parse(string text)
    {
        Match parts = Selector().Match(text);
        if (!parts.Success) throw new FormatException($"'{text}' is no selector: name{{label=\"value\"}}, alone or within count(...), max(...) or min(...)");

        SeriesFold fold = parts.Groups["fold"].Value switch { "count" => SeriesFold.Count, "max" => SeriesFold.Max, "min" => SeriesFold.Min, _ => SeriesFold.Sum };
        return new(parts.Groups["name"].Value, [.. Condition().Matches(parts.Groups["labels"].Value).Select(Matcher)], fold);
    }

    public bool Matches(MetricLabels labels)
    {
        foreach (LabelMatcher matcher in Matchers)
        {
            if (!matcher.Matches(labels.Value(matcher.Label))) return false;
        }

        return true;
    }

    public double Add(double? before, double value) => Fold switch
    {
        SeriesFold.Count => (before ?? 0) + 1,
        SeriesFold.Max => before is { } most ? Math.Max(most, value) : value,
        SeriesFold.Min => before is { } least ? Math.Min(least, value) : value,
        _ => (before ?? 0) + value,
    };

    private static LabelMatcher Matcher(Match condition)
    {
        string sign = condition.Groups["sign"].Value, value = Regex.Unescape(condition.Groups["value"].Value);
        bool isPattern = sign.EndsWith('~');
        return new(
            Encoding.UTF8.GetBytes(condition.Groups["label"].Value), isPattern ? null : value,
            isPattern ? new($"^(?:{condition.Groups["value"].Value})$", RegexOptions.CultureInvariant, PatternTimeout) : null, sign[0] == '!');
    }

    [GeneratedRegex("""^(?:(?<fold>count|max|min|sum)\()?(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(?<labels>(?:\s*[a-zA-Z_]\w*\s*(?:=~|!~|!=|=)\s*"(?:[^"\\]|\\.)*"\s*,?)*)\s*\})?(?(fold)\))$""")]
    private static partial Regex Selector();

    [GeneratedRegex("""(?<label>[a-zA-Z_]\w*)\s*(?<sign>=~|!~|!=|=)\s*"(?<value>(?:[^"\\]|\\.)*)"\s*,?""")]
    private static partial Regex Condition();
}
