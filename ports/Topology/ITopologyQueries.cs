using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Topology;

/// <summary>Questions about the cables in scope.</summary>
public interface ITopologyQueries
{
    /// <summary>All shortest ways between two objects; null when one of them is not in scope.</summary>
    Task<TopologyPaths?> FindPaths(UnitScope scope, Guid from, Guid to, CancellationToken cancellationToken);

    /// <summary>What the failure of an object cuts off; null when it is not in scope.</summary>
    Task<TopologyImpact?> ImpactOfObject(UnitScope scope, Guid objectId, CancellationToken cancellationToken);

    /// <summary>What the failure of a cable cuts off; null when it is not in scope or no cable.</summary>
    Task<TopologyImpact?> ImpactOfRelation(UnitScope scope, Guid relationId, CancellationToken cancellationToken);
}
