using System.Collections.Immutable;
using PrisonOps.Ports.Objects;

namespace PrisonOps.Ports.Alarms.Suppression;

/// <summary>All objects and what they are reached through. Of membership only that in a recorder counts.</summary>
/// <param name="Version">Another one when rows have changed.</param>
public sealed record ReachRows(string Version, ImmutableArray<ReachNode> Nodes, ImmutableArray<StackEdge> Edges);
