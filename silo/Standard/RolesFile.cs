using System.Collections.Immutable;
using System.Reflection;
using PrisonOps.Ports.People;
using PrisonOps.Ports.Units;

namespace PrisonOps.Silo.Standard;

/// <summary>Reads standard/roles.yaml. A permission that the product does not know would be a right that nobody has: it is a fault of the file.</summary>
internal static class RolesFile
{
    private static readonly ImmutableArray<string> KnownPermissions =
        [.. typeof(Ports.People.Permissions).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.GetRawConstantValue()).OfType<string>()];

    private static readonly ImmutableDictionary<string, UnitTier> KnownTiers =
        Enum.GetValues<UnitTier>().ToImmutableDictionary(tier => tier.ToString().ToLowerInvariant());

    public static ImmutableArray<RoleRow> Read(string path)
    {
        YamlFile file = YamlFile.Read(path);
        YamlMap root = file.Root("version", "roles");
        root.Number("version", 1, 1);

        ImmutableArray<RoleRow> roles = [.. root.Maps("roles", "code", "zh", "en", "class", "tiers", "permissions").Select(Role)];
        foreach (IGrouping<string, RoleRow> twice in roles.GroupBy(role => role.Code).Where(group => group.Count() > 1))
            root.Complain($"role '{twice.Key}' is there {twice.Count()} times");

        file.ThrowIfFaulty();
        return roles;
    }

    private static RoleRow Role(YamlMap map)
    {
        string[] tiers = Words(map.Text("tiers"));
        foreach (string unknown in tiers.Where(tier => !KnownTiers.ContainsKey(tier)))
            map.Complain($"tier '{unknown}' is none of {string.Join(", ", KnownTiers.Keys.Order())}");

        return new(
            map.Text("code"), map.Choice("class", RoleClass.User), [.. tiers.Where(KnownTiers.ContainsKey).Select(tier => KnownTiers[tier])],
            Permissions(map, map.Text("permissions")), map.Text("zh"), map.Text("en"));
    }

    /// <summary>Permission codes with spaces between them.</summary>
    public static ImmutableArray<string> Permissions(YamlMap map, string text)
    {
        string[] permissions = Words(text);
        foreach (string unknown in permissions.Except(KnownPermissions))
            map.Complain($"permission '{unknown}' is none of {string.Join(", ", KnownPermissions)}");
        return [.. permissions];
    }

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
