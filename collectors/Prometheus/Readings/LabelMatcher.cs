using System.Text.RegularExpressions;

namespace PrisonOps.Collectors.Prometheus.Readings;

/// <summary>One condition on a label: equal or not, or matching a whole-value pattern or not.</summary>
internal sealed record LabelMatcher(byte[] Label, string? Text, Regex? Pattern, bool IsNegated)
{
    public bool Matches(string value) => (Pattern?.IsMatch(value) ?? value == Text) != IsNegated;
}
