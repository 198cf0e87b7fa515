using PrisonOps.Analyzers.Topology.Maps;
using PrisonOps.Ports.Topology;
using PrisonOps.Ports.Units;

namespace PrisonOps.Grains.Topology;

internal sealed class TopologyReader(ITopologyStore store, TimeProvider time) : ITopologyReader
{
    public async Task<TopologyView?> Read(UnitScope scope, Guid mapId, CancellationToken cancellationToken) =>
        await store.Load(scope, mapId, cancellationToken) is { } rows ? TopologyComposer.Compose(rows) : null;

    public async Task<TopologyCopy?> Copy(UnitScope scope, Guid mapId, CancellationToken cancellationToken) =>
        await Read(scope, mapId, cancellationToken) is { } view
            ? new(mapId, view.Map.Place.Unit, MapCopy.Of(view, () => Guid.CreateVersion7(time.GetUtcNow())))
            : null;
}
