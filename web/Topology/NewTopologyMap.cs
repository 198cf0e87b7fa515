namespace PrisonOps.Web.Topology;

/// <param name="CopyOf">The map that the new one looks like, of the same unit or of another.</param>
internal sealed record NewTopologyMap(int UnitId, Wire.TopologyMapDraft Draft, Guid? CopyOf);
