using System.Collections.Immutable;

namespace PrisonOps.Ports.Samples;

/// <summary>Immutable ordered sets of series names ("interface.in{Gi0/1}"). The same names in the same order are the same layout.</summary>
public interface ISampleLayouts
{
    Task<int> Resolve(ImmutableArray<SeriesName> series, CancellationToken cancellationToken);
}
