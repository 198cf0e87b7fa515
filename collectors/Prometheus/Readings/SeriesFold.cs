namespace PrisonOps.Collectors.Prometheus.Readings;

/// <summary>How several series become one number.</summary>
internal enum SeriesFold
{
    Sum = 0,
    Count = 1,
    Max = 2,
    Min = 3,
}
