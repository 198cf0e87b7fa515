using System.Collections.Immutable;
using PrisonOps.Ports.Alarms;

namespace PrisonOps.Ports.Objects;

/// <summary>What a roster reads and writes. Unscoped: used by the grid only.</summary>
public interface IRosterStore
{
    /// <summary>Every roster that has at least one monitored object; a shard holds about 500 objects of one unit and protocol.</summary>
    Task<ImmutableArray<RosterKey>> ListRosters(CancellationToken cancellationToken);

    Task<ImmutableArray<ObjectConfiguration>> LoadObjects(RosterKey roster, CancellationToken cancellationToken);

    Task<ImmutableArray<ObjectStateRow>> LoadStates(RosterKey roster, CancellationToken cancellationToken);

    Task<ImmutableArray<OpenFinding>> LoadOpenFindings(RosterKey roster, CancellationToken cancellationToken);

    /// <summary>Null when the object is gone.</summary>
    Task<ObjectConfiguration?> FindObject(Guid objectId, CancellationToken cancellationToken);

    /// <summary>
    /// Upserts states and writes one outbox event (topic "object") per state that changed, in one transaction. A row with a lower revision
    /// than the stored one is ignored.
    /// </summary>
    Task SaveStates(ImmutableArray<ObjectStateRow> states, CancellationToken cancellationToken);
}
