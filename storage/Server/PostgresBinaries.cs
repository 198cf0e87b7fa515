using System.Globalization;
using System.Text.RegularExpressions;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.Server;

/// <summary>The programs of one PostgreSQL version on this machine.</summary>
internal sealed partial record PostgresBinaries(string Folder, int Major)
{
    public const string FolderVariable = "PRISONOPS_PG_BIN";
    public const int MajorMin = 15;
    private const string DebianRoot = "/usr/lib/postgresql";

    public string Of(string program) => Path.Combine(Folder, program);

    /// <summary>
    /// The folder that <see cref="FolderVariable"/> names; else the version that the data folder was made with, if it is installed; else the newest.
    /// </summary>
    public static PostgresBinaries Find(int? dataFolderMajor)
    {
        if (Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } named)
        {
            return File.Exists(Path.Combine(named, "initdb"))
                ? new(named, ReadMajor(named))
                : throw new DatabaseException($"{FolderVariable} is '{named}', where there is no initdb; set it to the bin folder of PostgreSQL {MajorMin} or later.");
        }

        List<PostgresBinaries> installed = Installed();
        return installed.Find(b => b.Major == dataFolderMajor)
            ?? installed.MaxBy(b => b.Major)
            ?? throw new DatabaseException(
                $"No PostgreSQL {MajorMin} or later under {DebianRoot}; install it with 'apt-get install -y --no-install-recommends postgresql-15', "
                + $"or set {FolderVariable} to its bin folder.");
    }

    private static List<PostgresBinaries> Installed() =>
        Directory.Exists(DebianRoot)
            ? [.. Directory.EnumerateDirectories(DebianRoot)
                .Select(folder => (Bin: Path.Combine(folder, "bin"), Parsed: int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out int major), Major: major))
                .Where(found => found.Parsed && found.Major >= MajorMin && File.Exists(Path.Combine(found.Bin, "initdb")))
                .Select(found => new PostgresBinaries(found.Bin, found.Major))]
            : [];

    private static int ReadMajor(string folder)
    {
        string told = ServiceAccount.Current.Run(Path.Combine(folder, "postgres"), ["--version"]).Output;
        return VersionNumber().Match(told) is { Success: true } match
            ? int.Parse(match.ValueSpan, CultureInfo.InvariantCulture)
            : throw new DatabaseException($"'{folder}/postgres --version' says '{told.Trim()}', which names no version.");
    }

    [GeneratedRegex(@"\d+")]
    private static partial Regex VersionNumber();
}
