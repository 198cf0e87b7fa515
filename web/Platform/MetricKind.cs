namespace PrisonOps.Web.Platform;

internal enum MetricKind
{
    /// <summary>Measurements are differences that only grow the sum.</summary>
    Counter,

    /// <summary>Measurements are differences of both signs.</summary>
    UpDown,

    /// <summary>Measurements are the sum itself.</summary>
    ObservedCounter,

    /// <summary>The last measurement counts.</summary>
    Gauge,
    Histogram,
}
