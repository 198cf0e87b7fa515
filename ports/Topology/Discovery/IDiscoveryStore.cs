using System.Collections.Immutable;
using PrisonOps.Ports.Objects;

namespace PrisonOps.Ports.Topology.Discovery;

/// <summary>What rounds of discovery read and write. Unscoped: used by the grid only.</summary>
public interface IDiscoveryStore
{
    /// <summary>The last round of every unit; null for one that had none.</summary>
    Task<ImmutableArray<(int Unit, DiscoveryRound? Last)>> ListRounds(CancellationToken cancellationToken);

    /// <summary>The objects of a unit that can be asked over SNMP.</summary>
    Task<ImmutableArray<ObjectConfiguration>> LoadDevices(int unitId, CancellationToken cancellationToken);

    Task SaveRound(DiscoveryRound round, CancellationToken cancellationToken);

    /// <summary>A device that did not answer keeps what it said before.</summary>
    Task SaveFacts(ObjectConfiguration device, FactsReading reading, DateTimeOffset at, CancellationToken cancellationToken);

    /// <param name="since">Older facts are no longer believed.</param>
    Task<DiscoveryGround> LoadGround(int unitId, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>
    /// Writes the differences of a round in one transaction. A refused one stays refused until its evidence is another; one that is no longer there
    /// is withdrawn.
    /// </summary>
    Task Reconcile(DiscoveryFindings findings, CancellationToken cancellationToken);
}
