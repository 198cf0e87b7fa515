using System.Collections.Immutable;
using PrisonOps.Ports.Alarms.Suppression;

namespace PrisonOps.Analyzers.Topology.Suppression;

/// <summary>Who is lost because of whom, and who is down by its own fault.</summary>
/// <param name="Losses">By object, the nearest cause.</param>
/// <param name="Doubts">Objects that could be the true cause of what looks like a fault of its own; whoever asks them soon will know.</param>
public sealed record ReachVerdict(ImmutableArray<ReachLoss> Losses, ImmutableArray<UpstreamCause> Causes, ImmutableArray<ReachNode> Doubts);
