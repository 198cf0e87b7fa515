using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Objects;

/// <summary>The stack of an object with the verdict on each of its members.</summary>
public interface IStackReader
{
    /// <summary>Null when the object is not in scope.</summary>
    Task<StackView?> Read(UnitScope scope, Guid objectId, CancellationToken cancellationToken);
}
