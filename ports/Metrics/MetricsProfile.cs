using System.Collections.Immutable;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Profiles;

namespace PrisonOps.Ports.Metrics;

/// <summary>A program whose page of metrics is understood.</summary>
public sealed record MetricsProfile
{
    public required string Name { get; init; }

    public string? Vendor { get; init; }

    public string? Kind { get; init; }

    public ProfileEvidence Evidence { get; init; }

    /// <summary>In place of the general thresholds of the same quantities.</summary>
    public ImmutableArray<ThresholdRule> Thresholds { get; init; } = [];

    /// <summary>Of each part the first that says something counts.</summary>
    public IReadOnlyList<MetricLabel> Identity { get; init; } = [];

    /// <summary>The page is of this program when it has one of these metrics.</summary>
    public required IReadOnlyList<string> Match { get; init; }

    public required IReadOnlyList<MetricReading> Readings { get; init; }
}
