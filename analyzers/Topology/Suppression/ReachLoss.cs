using PrisonOps.Ports.Alarms.Suppression;

namespace PrisonOps.Analyzers.Topology.Suppression;

/// <summary>An object to which every path is lost, and the nearest object that is down by its own fault.</summary>
public readonly record struct ReachLoss(ReachNode Node, ReachNode Cause);
