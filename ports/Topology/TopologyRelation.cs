using PrisonOps.Ports.Objects;

namespace PrisonOps.Ports.Topology;

/// <summary>A valid relation that a map may draw.</summary>
public sealed record TopologyRelation(Guid Id, Guid FromId, RelationType Type, Guid ToId, string? FromPort, string? ToPort, string CreatedBy);
