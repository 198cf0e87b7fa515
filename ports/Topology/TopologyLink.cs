using System.Collections.Immutable;

namespace PrisonOps.Ports.Topology;

/// <param name="Id">Of its relation, or of its element when it was drawn by hand.</param>
/// <param name="Relation">Null when it was drawn by hand.</param>
/// <param name="FromObjectId">The object whose port it is; null at a symbol and at a drawn line to a map.</param>
/// <param name="RedundancyGroup">Links that stand in for each other share it: the halves of an aggregate, the lines to a redundant pair.</param>
public sealed record TopologyLink(
    Guid Id, TopologyRelation? Relation, TopologyElement? Element, Guid FromNodeId, Guid ToNodeId, Guid? FromObjectId, Guid? ToObjectId, string? FromPort,
    string? ToPort, ImmutableArray<TopologyPort> Ports, string? RedundancyGroup);
