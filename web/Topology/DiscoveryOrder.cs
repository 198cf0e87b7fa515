namespace PrisonOps.Web.Topology;

internal sealed record DiscoveryOrder(int UnitId);
