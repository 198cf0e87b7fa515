using System.CommandLine;

namespace PrisonOps.Silo.Commands;

/// <summary>The options that every command on an installation takes, and the configuration keys that they stand for.</summary>
internal static class InstallationOptions
{
    public static Option<DirectoryInfo> Data { get; } = new("--data")
    {
        Description = "Folder of everything that this installation writes; made when missing.",
        DefaultValueFactory = _ => new DirectoryInfo("/var/lib/prisonops"),
    };

    public static Option<DirectoryInfo?> Root { get; } = new("--root")
    {
        Description = "Folder that holds standard/ and web/ui/dist/. Default: the nearest one above the program.",
    };

    public static Option<string?> Database { get; } = new("--database")
    {
        Description = "Connection string of an external PostgreSQL 15 or later. Default: a private server under --data.",
    };

    public static Dictionary<string, string?> Configuration(ParseResult given)
    {
        string data = Path.GetFullPath(given.GetRequiredValue(Data).FullName), root = FindRoot(given.GetValue(Root));
        string? external = given.GetValue(Database);
        return new()
        {
            ["Database:DataFolder"] = Path.Combine(data, "database"),
            ["Database:Mode"] = external is null ? "Private" : "External",
            ["Database:ConnectionString"] = external,
            ["Web:DataFolder"] = Path.Combine(data, "web"),
            ["Web:UiFolder"] = Path.Combine(root, "web", "ui", "dist"),
            ["StandardPack:Folder"] = Path.Combine(root, "standard"),
        };
    }

    private static string FindRoot(DirectoryInfo? given)
    {
        for (DirectoryInfo? folder = given ?? new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, "standard"))) return folder.FullName;
            if (given is not null) break;
        }

        throw new DirectoryNotFoundException(
            $"No standard pack: there is no folder 'standard' in {given?.FullName ?? $"{AppContext.BaseDirectory} or above"}. --root DIR names its parent.");
    }
}
