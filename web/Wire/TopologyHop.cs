namespace PrisonOps.Web.Wire;

/// <param name="RelationId">The link by which the next object is reached; null at the end of the way.</param>
/// <param name="InPort">The port of this object by which the way comes in; null at its beginning.</param>
public sealed record TopologyHop(Guid ObjectId, string Code, string Name, string? InPort, string? OutPort, Guid? RelationId);
