namespace PrisonOps.Ports.Topology;

/// <summary>A place on a map, in its own units: a node is about 48 wide.</summary>
public sealed record TopologyPoint(double X, double Y);
