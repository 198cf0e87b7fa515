using System.Collections.Immutable;
using PrisonOps.Ports.Protocols;

namespace PrisonOps.Collectors.Prometheus.Readings;

/// <param name="Series">How many series the page has.</param>
/// <param name="Fault">Why the page cannot be read; null when it was read whole.</param>
internal sealed record PageReadings(int Series, ImmutableArray<SourcedQuantity> Readings, string? Fault)
{
    public static PageReadings Faulty(int series, string fault) => new(series, [], fault);
}
