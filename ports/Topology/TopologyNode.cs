namespace PrisonOps.Ports.Topology;

/// <param name="Id">Of its element, or what an element of it would have.</param>
/// <param name="Item">Null for a map, for a symbol, and for an object that is retired or out of scope.</param>
/// <param name="IsPlaced">A person put it there; otherwise the layout did.</param>
public sealed record TopologyNode(
    Guid Id, TopologyNodeKind Kind, TopologyObject? Item, TopologyMap? Map, TopologyElement? Element, double X, double Y, bool IsPlaced);
