namespace PrisonOps.Tests.Unit.Tidy;

/// <summary>The files of this repository as they lie on the disk, so that the tests hold in a clone and in an unpacked archive alike.</summary>
internal static class Repository
{
    private static readonly HashSet<string> Skipped =
        [".git", ".prisonops", ".vs", ".vscode", "artifacts", "bin", "dist", "node_modules", "obj", "TestResults"];

    public static string Root { get; } = FindRoot();

    /// <summary>Paths relative to the root, with slashes, in ordinal order.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. Walk("").Order(StringComparer.Ordinal)];

    public static IEnumerable<string> Sources => Files.Where(file => file.EndsWith(".cs", StringComparison.Ordinal));

    public static IEnumerable<string> ProductSources => Sources.Where(file => !file.StartsWith("tests/", StringComparison.Ordinal));

    public static IEnumerable<string> TestSources =>
        Sources.Where(file => file.StartsWith("tests/", StringComparison.Ordinal) && !file.StartsWith("tests/Unit/Tidy/", StringComparison.Ordinal));

    /// <summary>The tests of the user interface, in TypeScript.</summary>
    public static IEnumerable<string> UiTestSources => Files.Where(file => file.StartsWith("tests/", StringComparison.Ordinal) && file.EndsWith(".test.ts", StringComparison.Ordinal));

    public static IEnumerable<string> Documents => Files.Where(file => file.EndsWith(".md", StringComparison.Ordinal));

    public static IEnumerable<string> Projects => Files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal));

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    public static string[] ReadLines(string file) => File.ReadAllLines(Path.Combine(Root, file));

    public static bool Exists(string path) => Path.Exists(Path.Combine(Root, path));

    /// <summary>Fails with the whole list, because a list of places is what a reader has to work off.</summary>
    public static void AssertNone(IEnumerable<string> places, string rule)
    {
        string[] found = [.. places];

        Assert.True(found.Length == 0, $"{rule}: {found.Length} places\n  {string.Join("\n  ", found)}");
    }

    private static IEnumerable<string> Walk(string folder)
    {
        foreach (string path in Directory.EnumerateFileSystemEntries(Path.Combine(Root, folder)))
        {
            string name = Path.GetFileName(path);
            string relative = folder.Length == 0 ? name : $"{folder}/{name}";

            if (!Directory.Exists(path))
                yield return relative;
            else if (!Skipped.Contains(name))
                foreach (string file in Walk(relative))
                    yield return file;
        }
    }

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PrisonOps.sln")))
            folder = folder.Parent;

        return folder?.FullName ?? throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds PrisonOps.sln.");
    }
}
