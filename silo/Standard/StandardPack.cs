using System.Collections.Immutable;
using PrisonOps.Ports.People;

namespace PrisonOps.Silo.Standard;

/// <summary>What the norm says, as data: read and validated once at start, unchanged until the next.</summary>
internal sealed record StandardPack(Taxonomy Taxonomy, ImmutableArray<RoleRow> Roles)
{
    /// <exception cref="YamlFileException">With file and line of everything that is wrong.</exception>
    public static StandardPack Read(string folder) =>
        new(Taxonomy.Read(Path.Combine(folder, "taxonomy.yaml")), RolesFile.Read(Path.Combine(folder, "roles.yaml")));
}
