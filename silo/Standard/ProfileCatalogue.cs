using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PrisonOps.Ports.Profiles;

namespace PrisonOps.Silo.Standard;

/// <summary>
/// Holds the profiles in force and reads them anew when a file of theirs has changed. A faulty file changes nothing: the profiles of before stay in
/// force, and the log names file and line.
/// </summary>
internal sealed partial class ProfileCatalogue(string folder, TimeProvider time, ILogger<ProfileCatalogue> logger) : BackgroundService, IProfileCatalogue
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);
    private volatile ProfileSet current = ProfilesFolder.Read(folder);
    private string seen = Stamp(folder);

    public ProfileSet Current => current;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookEvery, time);
        while (await timer.WaitForNextTickAsync(stoppingToken)) Look();
    }

    /// <summary>Reads the folder anew if a name, a size or a time of its files is another than at the last look.</summary>
    public void Look()
    {
        try
        {
            string now = Stamp(folder);
            if (now == seen) return;

            seen = now;
            current = ProfilesFolder.Read(folder);
            LogRead(logger, current.Profiles.Length + current.Protocols.Count, folder);
        }
        catch (Exception wrong) when (wrong is YamlFileException or IOException or UnauthorizedAccessException)
        {
            LogKept(logger, wrong.Message);
        }
    }

    private static string Stamp(string folder) => string.Join(
        '|',
        new DirectoryInfo(folder).EnumerateFiles("*.yaml", SearchOption.AllDirectories)
            .OrderBy(file => file.FullName, StringComparer.Ordinal)
            .Select(file => $"{file.FullName}:{file.Length}:{file.LastWriteTimeUtc.Ticks}"));

    [LoggerMessage(Level = LogLevel.Information, Message = "{Profiles} device profiles were read anew from {Folder}")]
    private static partial void LogRead(ILogger logger, int profiles, string folder);

    [LoggerMessage(Level = LogLevel.Error, Message = "Device profiles were not read anew, those of before stay in force: {Fault}")]
    private static partial void LogKept(ILogger logger, string fault);
}
