using System.ComponentModel.DataAnnotations;

namespace PrisonOps.Collectors.Prometheus;

/// <summary>Limits of pages of metrics; section <c>Metrics</c> of the configuration. Their size is limited by that of HTTP.</summary>
public sealed class MetricsOptions
{
    /// <summary>Series of one page; a longer one is refused. Default: 50,000.</summary>
    [Range(100, 10_000_000)]
    public int SeriesMax { get; set; } = 50_000;
}
