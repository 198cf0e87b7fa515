using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace PrisonOps.Storage.Database;

/// <summary>One numbered SQL file of this assembly. Its text never changes once it is released; the hash proves it.</summary>
internal sealed record Migration(int Number, string Name, string Sql)
{
    private const string Folder = ".Migrations.";

    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));

    public static IReadOnlyList<Migration> LoadAll()
    {
        Assembly assembly = typeof(Migration).Assembly;
        List<Migration> found = [];
        foreach (string resource in assembly.GetManifestResourceNames().Where(r => r.EndsWith(".sql", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            string name = resource[(resource.IndexOf(Folder, StringComparison.Ordinal) + Folder.Length)..^".sql".Length];
            using StreamReader text = new(assembly.GetManifestResourceStream(resource)!);
            found.Add(new(int.Parse(name[..4], System.Globalization.CultureInfo.InvariantCulture), name, text.ReadToEnd()));
        }

        return found;
    }
}
