using PrisonOps.Collectors.Prometheus.Readings;

namespace PrisonOps.Collectors.Prometheus;

/// <summary>Whether a text of a profile is one that pages can be read by.</summary>
public static class MetricSyntax
{
    /// <exception cref="FormatException">The text is no selector.</exception>
    public static string Selector(string text)
    {
        SeriesSelector.Parse(text);
        return text;
    }
}
