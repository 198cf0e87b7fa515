using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.Objects;

/// <summary>
/// The key that seals device credentials: 32 bytes in a file that only the product's user can read, outside of the database and of its
/// backup. Made when missing and nothing is sealed yet.
/// </summary>
internal sealed class MasterKey(IOptions<DatabaseOptions> options)
{
    private const int Length = 32;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly Lock gate = new();
    private byte[]? key;

    public string Path => options.Value.MasterKeyPath;

    public byte[] Load()
    {
        lock (gate)
        {
            return key ??= File.Exists(Path) ? Read() : Make();
        }
    }

    private byte[] Read()
    {
        if ((File.GetUnixFileMode(Path) & ~OwnerOnly) != UnixFileMode.None)
            throw new DatabaseException($"Master key '{Path}' has mode {File.GetUnixFileMode(Path)}; allowed is reading and writing by its owner only (0600).");

        byte[] read = File.ReadAllBytes(Path);
        return read.Length == Length
            ? read
            : throw new DatabaseException($"Master key '{Path}' has {read.Length} bytes; a key has {Length}. Restore it from where it was kept.");
    }

    private byte[] Make()
    {
        if (System.IO.Path.GetDirectoryName(Path) is { Length: > 0 } folder)
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        byte[] made = RandomNumberGenerator.GetBytes(Length);
        using FileStream file = new(Path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = OwnerOnly });
        file.Write(made);
        file.Flush(flushToDisk: true);
        return made;
    }
}
