using PrisonOps.Ports.Objects;

namespace PrisonOps.Web.Wire;

/// <param name="RelationId">Null when it was drawn by hand.</param>
/// <param name="RedundancyGroup">Links that stand in for each other share it.</param>
/// <param name="Element">Its row, when a person has touched it.</param>
public sealed record TopologyLink(
    Guid Id, Guid? RelationId, RelationType? Relation, Guid FromNodeId, Guid ToNodeId, Guid? FromObjectId, Guid? ToObjectId, string? FromPort, string? ToPort,
    string? FromAggregate, string? ToAggregate, string? FromVlans, string? ToVlans, string? RedundancyGroup, string? CreatedBy, TopologyElement? Element);
