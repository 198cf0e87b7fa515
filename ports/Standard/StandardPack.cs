using System.Collections.Immutable;
using PrisonOps.Ports.People;

namespace PrisonOps.Ports.Standard;

/// <summary>The standard pack as it was validated at start: what the norm says, as data.</summary>
/// <param name="Classes">Depth first, parents before children.</param>
public sealed record StandardPack(
    ImmutableArray<RoleRow> Roles, ImmutableArray<ModuleRow> Modules, ImmutableArray<ObjectClassRow> Classes);
