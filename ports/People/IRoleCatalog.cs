using System.Collections.Immutable;

namespace PrisonOps.Ports.People;

/// <summary>Puts the roles of the standard pack into the database at start. Unscoped: used by the grid only.</summary>
public interface IRoleCatalog
{
    /// <summary>
    /// Adds and replaces by code. A role that is gone from the pack stays while somebody holds it, without permissions. A role that grants
    /// both administration and the audit is refused with an exception that names it (clause 7.1.9-a.2).
    /// </summary>
    Task Publish(ImmutableArray<RoleRow> roles, CancellationToken cancellationToken);
}
