namespace PrisonOps.Tests.Support;

/// <summary>The folder of the sources, found above the output of a test: the standard pack is read from there.</summary>
public static class SourceFolder
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PrisonOps.sln"))) folder = folder.Parent;

        return folder?.FullName ?? throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds PrisonOps.sln.");
    }
}
