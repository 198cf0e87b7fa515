using PrisonOps.Ports.Profiles;

namespace PrisonOps.Ports.Metrics;

/// <summary>A program whose page of metrics is understood.</summary>
public sealed record MetricsProfile
{
    public required string Name { get; init; }

    public string? Vendor { get; init; }

    public string? Kind { get; init; }

    public ProfileEvidence Evidence { get; init; }

    /// <summary>Of each part the first that says something counts.</summary>
    public IReadOnlyList<MetricLabel> Identity { get; init; } = [];

    /// <summary>The page is of this program when it has one of these metrics.</summary>
    public required IReadOnlyList<string> Match { get; init; }

    public required IReadOnlyList<MetricReading> Readings { get; init; }
}
