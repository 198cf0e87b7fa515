namespace PrisonOps.Ports.Metrics;

/// <summary>The types of metric families of OpenMetrics 1.0; the text format 0.0.4 has the first five.</summary>
public enum MetricType
{
    Unknown = 0,
    Gauge = 1,
    Counter = 2,
    Histogram = 3,
    Summary = 4,
    StateSet = 5,
    Info = 6,
    GaugeHistogram = 7,
}
