using System.Globalization;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.Server;

/// <summary>One product at a time works in a data folder. The lock is the kernel's and ends with the process, however it ends.</summary>
internal sealed class FolderLock : IDisposable
{
    private readonly FileStream held;

    private FolderLock(FileStream held) => this.held = held;

    public static FolderLock Take(string dataFolder)
    {
        Directory.CreateDirectory(dataFolder);
        string path = Path.Combine(dataFolder, "prisonops.lock");
        string holder = path + ".pid";
        try
        {
            FolderLock taken = new(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            File.WriteAllText(holder, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return taken;
        }
        catch (IOException busy)
        {
            string pid = File.Exists(holder) ? File.ReadAllText(holder).Trim() : "unknown";
            throw new DatabaseException($"Data folder '{dataFolder}' is in use by another PrisonOps (process {pid}); stop it or choose another folder.", busy);
        }
    }

    public void Dispose() => held.Dispose();
}
