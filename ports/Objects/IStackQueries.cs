using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Objects;

/// <summary>The rows of a stack, always inside a scope.</summary>
public interface IStackQueries
{
    /// <summary>
    /// Down all dependencies, both ways between redundant partners, and up to everything that stands on the object. What is outside of the
    /// scope is left out, and so is what is reached only through it. Null when the object itself is.
    /// </summary>
    Task<StackRows?> Read(UnitScope scope, Guid objectId, CancellationToken cancellationToken);
}
