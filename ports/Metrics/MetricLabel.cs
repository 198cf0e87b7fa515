namespace PrisonOps.Ports.Metrics;

/// <summary>A part of the identity that stands in a label, written <c>node_uname_info.nodename</c>.</summary>
/// <param name="Part">name, vendor, model, version or serial.</param>
public sealed record MetricLabel(string Part, string Metric, string Label)
{
    /// <exception cref="FormatException">The text is not METRIC.LABEL.</exception>
    public static MetricLabel Parse(string part, string text) =>
        text.Split('.') is [{ Length: > 0 } metric, { Length: > 0 } label]
            ? new(part, metric, label)
            : throw new FormatException($"'{text}' is not of the form METRIC.LABEL");
}
