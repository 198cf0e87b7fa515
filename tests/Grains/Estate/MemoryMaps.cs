using System.Collections.Concurrent;
using System.Collections.Immutable;
using PrisonOps.Ports.Topology;
using PrisonOps.Ports.Units;

namespace PrisonOps.Tests.Grains.Estate;

/// <summary>Maps as a test draws them.</summary>
internal sealed class MemoryMaps : ITopologyReader
{
    public ConcurrentDictionary<Guid, TopologyView> Views { get; } = new();

    public Task<TopologyView?> Read(UnitScope scope, Guid mapId, CancellationToken cancellationToken) =>
        Task.FromResult(Views.GetValueOrDefault(mapId));

    public Task<TopologyCopy?> Copy(UnitScope scope, Guid mapId, CancellationToken cancellationToken) => Task.FromResult<TopologyCopy?>(null);
}
