using System.Collections.Immutable;
using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Samples;

/// <summary>Reads samples through functions that check first that the object is in scope.</summary>
public interface ISampleQueries
{
    /// <summary>The series that an object had between two times; null when the object is not in scope.</summary>
    Task<ImmutableArray<SeriesName>?> ListSeries(UnitScope scope, Guid objectId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken);

    /// <summary>
    /// Points of one series, oldest first, thinned to at most <paramref name="pointsMax"/> buckets with minimum, mean and maximum.
    /// Null when the object is not in scope.
    /// </summary>
    Task<ImmutableArray<SamplePoint>?> Read(UnitScope scope, Guid objectId, string name, string instance, DateTimeOffset from, DateTimeOffset to, int pointsMax, CancellationToken cancellationToken);

    /// <summary>All series of some objects at once, thinned each like a single one. Objects out of scope have no series.</summary>
    Task<ImmutableArray<ObjectSeries>> ReadAll(UnitScope scope, ImmutableArray<Guid> objects, DateTimeOffset from, DateTimeOffset to, int pointsMax, CancellationToken cancellationToken);
}
