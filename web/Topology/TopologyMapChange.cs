namespace PrisonOps.Web.Topology;

internal sealed record TopologyMapChange(Wire.TopologyMapDraft Draft, long Revision);
