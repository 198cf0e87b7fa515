using System.Collections.Immutable;
using PrisonOps.Ports.Standard;

namespace PrisonOps.Silo.Standard;

/// <summary>Reads standard/modules.yaml. A module with a screen must say which permission opens it.</summary>
internal static class ModulesFile
{
    public static ImmutableArray<ModuleRow> Read(string path)
    {
        YamlFile file = YamlFile.Read(path);
        YamlMap root = file.Root("version", "modules");
        root.Number("version", 1, 1);

        HashSet<string> seen = [];
        ImmutableArray<ModuleRow>.Builder modules = ImmutableArray.CreateBuilder<ModuleRow>();
        foreach (YamlMap map in root.Maps("modules", "code", "root", "clause", "zh", "en", "route", "permissions"))
        {
            ModuleRow module = new(
                map.Text("code"), map.Text("clause"), map.Text("root"), map.Text("zh"), map.Text("en"), map.OptionalText("route"),
                RolesFile.Permissions(map, map.OptionalText("permissions") ?? ""));
            if (module.Root is not ("service" or "management")) map.Complain($"root '{module.Root}' is none of service, management");
            if (module.Route is not null && module.Permissions.IsEmpty) map.Complain($"module '{module.Code}' has a screen and no permission that opens it");
            if (!seen.Add(module.Code)) map.Complain($"module '{module.Code}' is there twice");
            modules.Add(module);
        }

        file.ThrowIfFaulty();
        return modules.ToImmutable();
    }
}
