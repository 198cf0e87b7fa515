using System.Collections.Frozen;
using System.Collections.Immutable;

namespace PrisonOps.Silo.Standard;

/// <summary>The object classes, depth first, and the network domains of the standard pack (standard/taxonomy.yaml).</summary>
internal sealed record Taxonomy(ImmutableArray<ObjectClass> Classes, ImmutableArray<NetworkDomain> NetworkDomains)
{
    private readonly FrozenSet<string> classCodes = Classes.Select(entry => entry.Code).ToFrozenSet(StringComparer.Ordinal);
    private readonly FrozenSet<string> domainCodes = NetworkDomains.Select(entry => entry.Code).ToFrozenSet(StringComparer.Ordinal);

    public bool HasClass(string code) => classCodes.Contains(code);

    public bool HasNetworkDomain(string code) => domainCodes.Contains(code);

    /// <summary>Every fault of the file at once, so that one start is enough to mend it.</summary>
    public static Taxonomy Read(string path)
    {
        YamlFile file = YamlFile.Read(path);
        YamlMap root = file.Root("version", "network-domains", "classes");
        root.Number("version", 1, 1);

        ImmutableArray<NetworkDomain> domains = [.. root.Maps("network-domains", "code", "zh", "en").Select(map => new NetworkDomain(map.Text("code"), map.Text("zh"), map.Text("en")))];
        ImmutableArray<ObjectClass>.Builder classes = ImmutableArray.CreateBuilder<ObjectClass>();
        HashSet<string> seen = [];
        foreach (YamlMap map in root.Maps("classes", "code", "zh", "en", "clause", "obligations"))
        {
            ObjectClass entry = new(map.Text("code"), map.Text("zh"), map.Text("en"));
            if (entry.Parent is { } parent && !seen.Contains(parent))
                map.Complain($"class '{entry.Code}' comes before its parent '{parent}', which must stand above it");
            if (!seen.Add(entry.Code))
                map.Complain($"class '{entry.Code}' is there twice");
            classes.Add(entry);
        }

        file.ThrowIfFaulty();
        return new(classes.ToImmutable(), domains);
    }
}
