using PrisonOps.Analyzers.Topology.Graph;
using PrisonOps.Ports.Topology;
using PrisonOps.Ports.Units;

namespace PrisonOps.Grains.Topology;

internal sealed class TopologyQueries(ITopologyStore store) : ITopologyQueries
{
    public async Task<TopologyPaths?> FindPaths(UnitScope scope, Guid from, Guid to, CancellationToken cancellationToken) =>
        (await store.FindObjects(scope, [from, to], cancellationToken)).Select(item => item.Id).ToHashSet() is { } seen && seen.Contains(from) && seen.Contains(to)
            ? ShortestPaths.Find(new((await store.LoadNetwork(scope, cancellationToken)).Relations), from, to)
            : null;

    public async Task<TopologyImpact?> ImpactOfObject(UnitScope scope, Guid objectId, CancellationToken cancellationToken) =>
        (await store.FindObjects(scope, [objectId], cancellationToken)).IsEmpty
            ? null
            : BlastRadius.OfNode(new((await store.LoadNetwork(scope, cancellationToken)).Relations), objectId);

    public async Task<TopologyImpact?> ImpactOfRelation(UnitScope scope, Guid relationId, CancellationToken cancellationToken)
    {
        TopologyNetwork network = await store.LoadNetwork(scope, cancellationToken);
        return network.Relations.FirstOrDefault(relation => relation.Id == relationId) is { } link ? BlastRadius.OfLink(new(network.Relations), link) : null;
    }
}
