using PrisonOps.Ports.Topology;

namespace PrisonOps.Web.Wire;

/// <summary>Something that an object sees on a port and that is no object of ours.</summary>
public sealed record TopologyStranger(Guid SeenBy, string Code, string? Port, EvidenceSource Source, string Said);
