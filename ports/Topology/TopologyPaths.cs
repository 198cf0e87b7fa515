using System.Collections.Immutable;

namespace PrisonOps.Ports.Topology;

/// <param name="Length">Links on each way; null when there is none.</param>
/// <param name="IsCut">There are more ways than are listed.</param>
public sealed record TopologyPaths(int? Length, bool IsCut, ImmutableArray<ImmutableArray<TopologyHop>> Paths);
