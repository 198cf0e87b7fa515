using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Topology;

/// <summary>Maps put together from rows.</summary>
public interface ITopologyReader
{
    /// <summary>Null when the map is not in scope.</summary>
    Task<TopologyView?> Read(UnitScope scope, Guid mapId, CancellationToken cancellationToken);

    /// <summary>What a copy of the map takes over: everything on it where it stands now. Null when the map is not in scope.</summary>
    Task<TopologyCopy?> Copy(UnitScope scope, Guid mapId, CancellationToken cancellationToken);
}
