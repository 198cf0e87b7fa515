namespace PrisonOps.Web.Wire;

public sealed record TopologyPoint(double X, double Y);
