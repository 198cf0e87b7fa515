namespace PrisonOps.Ports.Objects;

/// <summary>A valid relation between two nodes of a stack.</summary>
public readonly record struct StackEdge(Guid From, RelationType Type, Guid To);
