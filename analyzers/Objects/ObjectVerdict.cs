using PrisonOps.Ports.Objects;

namespace PrisonOps.Analyzers.Objects;

/// <param name="Reason">The type of the finding that decided; null when nothing is wrong.</param>
public readonly record struct ObjectVerdict(ObjectState State, string? Reason);
