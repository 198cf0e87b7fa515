namespace PrisonOps.Tests.Silo;

/// <summary>The folder of the sources: tests that read the demo estate and the standard pack find it above their own output.</summary>
internal static class RepositoryFolder
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PrisonOps.sln")))
            folder = folder.Parent;

        return folder?.FullName ?? throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds PrisonOps.sln.");
    }
}
