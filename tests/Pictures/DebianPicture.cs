namespace PrisonOps.Tests.Pictures;

/// <summary>
/// A photograph of a Debian package. Where the package is not installed, it is fetched with apt and only the one file is taken out of
/// it: installing it would bring its whole tail of libraries.
/// </summary>
internal static class DebianPicture
{
    /// <returns>The path of the photograph, or null where it is neither installed nor to be had.</returns>
    public static async Task<string?> Find(string package, string path, string cache, CancellationToken cancellationToken)
    {
        if (File.Exists(path)) return path;

        string taken = Path.Combine(cache, package + path);
        if (File.Exists(taken)) return taken;

        string folder = Path.Combine(cache, package);
        Directory.CreateDirectory(folder);
        if (!await ExternalProgram.Succeeds("apt-get", ["download", package], folder, cancellationToken)) return null;

        string[] archives = Directory.GetFiles(folder, "*.deb");
        if (archives.Length == 0) return null;

        await ExternalProgram.Succeeds("dpkg-deb", ["--extract", archives[0], folder], folder, cancellationToken);
        File.Delete(archives[0]);
        return File.Exists(taken) ? taken : null;
    }
}
