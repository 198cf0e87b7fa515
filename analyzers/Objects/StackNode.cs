using PrisonOps.Ports.Objects;

namespace PrisonOps.Analyzers.Objects;

/// <param name="Reason">The type of its worst finding; null when there is none. In maintenance it says that the object is not well.</param>
public readonly record struct StackNode(Guid Id, ObjectState State, string? Reason);
