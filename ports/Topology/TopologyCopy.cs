using System.Collections.Immutable;

namespace PrisonOps.Ports.Topology;

/// <summary>
/// What a new map takes over from another one: the same look with ids of its own. In another unit its objects become those of the same class and
/// name there, and symbols where there are none.
/// </summary>
public sealed record TopologyCopy(Guid OfMapId, int OfUnitId, ImmutableArray<TopologyElement> Elements);
