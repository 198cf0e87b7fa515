using System.Security.Cryptography;
using System.Text;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.Server;

/// <summary>
/// Where the socket of the private server lies: a short path of its own, because the path of a unix socket ends at 107 bytes and a data
/// folder may be deep (initdb passes there, only the start fails).
/// </summary>
internal static class SocketFolder
{
    public static string PathFor(DatabaseOptions options)
    {
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFullPath(options.DataFolder))))[..12];
        return Environment.IsPrivilegedProcess ? $"/run/prisonops-{hash}" : $"/tmp/prisonops-{Environment.UserName}-{hash}";
    }

    public static string Prepare(DatabaseOptions options, ServiceAccount account)
    {
        string folder = PathFor(options);
        if (Directory.Exists(folder) && !account.Owns(folder))
            throw new DatabaseException($"Socket folder '{folder}' belongs to somebody else than '{account.Name}'; remove it.");
        account.Own(folder);
        return folder;
    }
}
