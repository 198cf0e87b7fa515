using System.Collections.Immutable;
using PrisonOps.Ports.Cameras.Diagnosis;
using PrisonOps.Ports.People;
using PrisonOps.Ports.Standard;

namespace PrisonOps.Silo.Standard;

/// <summary>What the norm says, as data: read and validated once at start, unchanged until the next.</summary>
internal sealed record StandardPack(Taxonomy Taxonomy, ImmutableArray<RoleRow> Roles, ImmutableArray<ModuleRow> Modules, PlanDraft Diagnosis)
{
    /// <exception cref="YamlFileException">With file and line of everything that is wrong.</exception>
    public static StandardPack Read(string folder) => new(
        Taxonomy.Read(Path.Combine(folder, "taxonomy.yaml")),
        RolesFile.Read(Path.Combine(folder, "roles.yaml")),
        ModulesFile.Read(Path.Combine(folder, "modules.yaml")),
        DiagnosisFile.Read(Path.Combine(folder, "diagnosis.yaml")));

    /// <summary>The pack as the web process reads it.</summary>
    public Ports.Standard.StandardPack ForPages() =>
        new(Roles, Modules, [.. Taxonomy.Classes.Select(entry => new ObjectClassRow(entry.Code, entry.Parent, entry.System, entry.NameZh, entry.NameEn))]);
}
