using System.Net;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.Silo.Probing;

/// <summary>
/// Reads a list of SNMP targets. target (HOST or HOST:PORT), community and name must be there;
/// version (1, 2c, 3), user, auth, auth-password, priv, priv-password and context may be.
/// </summary>
internal static class ProbeList
{
    private static readonly string[] Known =
        ["target", "community", "name", "version", "user", "auth", "auth-password", "priv", "priv-password", "context"];

    /// <exception cref="InvalidDataException">With the line and what is wrong with it.</exception>
    public static async Task<IReadOnlyList<ProbeTarget>> Read(FileInfo list, CancellationToken cancellationToken)
    {
        var targets = new List<ProbeTarget>();
        foreach ((int line, Dictionary<string, string> row) in await TargetTable.Read(list, "target<tab>community<tab>name", Known, cancellationToken))
        {
            try
            {
                targets.Add(new(row["name"], await Target(row, cancellationToken)));
            }
            catch (FormatException wrong)
            {
                throw new InvalidDataException($"{list.Name}:{line}: {wrong.Message}", wrong);
            }
        }

        return targets;
    }

    /// <exception cref="FormatException">When the target or its credentials cannot be read.</exception>
    public static async Task<SnmpTarget> Target(IReadOnlyDictionary<string, string> row, CancellationToken cancellationToken)
    {
        IPEndPoint endpoint = await ProbeAddress.Resolve(row.GetValueOrDefault("target", ""), SnmpTarget.DefaultPort, cancellationToken);
        string version = row.GetValueOrDefault("version") is { Length: > 0 } given ? given : row.GetValueOrDefault("user") is { Length: > 0 } ? "3" : "2c";
        return version switch
        {
            "1" => new(endpoint, new SnmpCommunity(row.GetValueOrDefault("community", "public"), SnmpVersion.V1)),
            "2c" => new(endpoint, new SnmpCommunity(row.GetValueOrDefault("community", "public"), SnmpVersion.V2c)),
            "3" => new(endpoint, User(row)) { Context = row.GetValueOrDefault("context", "") },
            _ => throw new FormatException($"version '{version}' is none of 1, 2c, 3"),
        };
    }

    private static SnmpUser User(IReadOnlyDictionary<string, string> row) => new(row.GetValueOrDefault("user", ""))
    {
        Authentication = Choice<SnmpAuthentication>(row, "auth"),
        AuthenticationPassword = row.GetValueOrDefault("auth-password", ""),
        Privacy = Choice<SnmpPrivacy>(row, "priv"),
        PrivacyPassword = row.GetValueOrDefault("priv-password", ""),
    };

    /// <summary>SHA-256 and sha256 are the same; nothing is none.</summary>
    private static TEnum Choice<TEnum>(IReadOnlyDictionary<string, string> row, string key)
        where TEnum : struct, Enum
    {
        string text = row.GetValueOrDefault(key, "").Replace("-", "", StringComparison.Ordinal);
        if (text.Length == 0) return default;
        if (Enum.TryParse(text, ignoreCase: true, out TEnum chosen) && Enum.IsDefined(chosen)) return chosen;

        throw new FormatException($"{key} '{row[key]}' is none of {string.Join(", ", Enum.GetNames<TEnum>())}");
    }
}
