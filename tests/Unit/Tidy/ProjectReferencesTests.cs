using System.Xml.Linq;

namespace PrisonOps.Tests.Unit.Tidy;

/// <summary>The arrows between projects, as ARCHITECTURE.md draws them. Only the silo and the tests see everything.</summary>
public sealed class ProjectReferencesTests
{
    private static readonly Dictionary<string, string[]> AllowedArrows = new()
    {
        ["orleans-embedded"] = [],
        ["ports"] = [],
        ["grain-interfaces"] = ["ports"],
        ["analyzers"] = ["ports"],
        ["engines"] = ["ports", "analyzers"],
        ["grains"] = ["grain-interfaces", "ports", "analyzers", "engines"],
        ["collectors"] = ["ports"],
        ["storage"] = ["ports"],
        ["decoder"] = ["ports", "analyzers"],
        ["web"] = ["grain-interfaces", "ports", "engines"],
        // Peers of the demo estate and of tests; nothing of the product refers to them.
        ["deploy"] = ["collectors", "ports"],
    };

    private static readonly Dictionary<string, string[]> AllowedPackages = new()
    {
        ["Npgsql"] = ["storage", "collectors"],
        ["MailKit"] = ["collectors"],
        ["MQTTnet"] = ["collectors"],
        ["MySqlConnector"] = ["collectors"],
        ["YamlDotNet"] = ["silo", "deploy"],
        ["System.CommandLine"] = ["silo"],
    };

    [Fact]
    public void A_project_refers_only_to_what_the_arrows_allow() =>
        Repository.AssertNone(
            from project in Repository.Projects
            let owner = FolderOf(project)
            where owner is not ("silo" or "tests")
            from reference in References(project, "ProjectReference")
            let to = FolderOf(Path.GetRelativePath(Repository.Root, Path.GetFullPath(Path.Combine(Repository.Root, Path.GetDirectoryName(project)!, reference))))
            where !AllowedArrows.TryGetValue(owner, out string[]? allowed) || !allowed.Contains(to)
            select $"{project}: {owner} -> {to}",
            "An arrow that ARCHITECTURE.md does not have");

    [Fact]
    public void A_package_stays_where_its_reason_is() =>
        Repository.AssertNone(
            from project in Repository.Projects
            let owner = FolderOf(project)
            where owner != "tests"
            from package in References(project, "PackageReference")
            where AllowedPackages.TryGetValue(package, out string[]? allowed) && !allowed.Contains(owner)
            select $"{project}: {package}",
            "A package outside of its project");

    [Fact]
    public void A_package_version_is_written_in_one_place() =>
        Repository.AssertNone(
            from project in Repository.Projects
            from reference in XDocument.Parse(Repository.Read(project)).Descendants("PackageReference")
            where reference.Attribute("Version") is not null || reference.Attribute("VersionOverride") is not null
            select $"{project}: {reference.Attribute("Include")?.Value}",
            "A version outside of Directory.Packages.props");

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        string solution = Repository.Read("PrisonOps.sln").Replace('\\', '/');

        Repository.AssertNone(Repository.Projects.Where(project => !solution.Contains($"\"{project}\"", StringComparison.Ordinal)), "A project that the solution does not build");
    }

    private static string FolderOf(string project) => project.Replace('\\', '/').Split('/')[0];

    private static IEnumerable<string> References(string project, string kind) =>
        XDocument.Parse(Repository.Read(project)).Descendants(kind).Select(reference => reference.Attribute("Include")?.Value.Replace('\\', '/')).OfType<string>();
}
