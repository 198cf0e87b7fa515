namespace PrisonOps.Ports.Topology;

/// <param name="InPort">The port of this object by which the way comes in; null at its beginning.</param>
/// <param name="RelationId">The link by which the next object is reached; null at the end.</param>
public sealed record TopologyHop(Guid ObjectId, string? InPort, string? OutPort, Guid? RelationId);
