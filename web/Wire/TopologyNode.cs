using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Topology;

namespace PrisonOps.Web.Wire;

/// <param name="Name">Of the object or the map; empty for a symbol, which has only a label.</param>
/// <param name="IsPlaced">A person put it there; otherwise the layout did.</param>
/// <param name="Element">Its row, when a person has touched it: an edit puts it back changed.</param>
public sealed record TopologyNode(
    Guid Id, TopologyNodeKind Kind, Guid? ObjectId, Guid? MapId, int? UnitId, string Code, string Name, string? ClassCode, Criticality? Criticality,
    string? Address, double X, double Y, bool IsPlaced, TopologyElement? Element);
