using System.Collections.Immutable;
using PrisonOps.Ports.Devices;

namespace PrisonOps.Collectors.Prometheus.Readings;

/// <param name="Series">How many series the page has.</param>
/// <param name="Fault">Why the page cannot be read; null when it was read whole.</param>
internal sealed record PageReadings(int Series, ImmutableArray<Quantity> Quantities, string? Fault)
{
    public static PageReadings Faulty(int series, string fault) => new(series, [], fault);
}
