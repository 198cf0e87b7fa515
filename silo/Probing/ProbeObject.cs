using System.Text.Json;
using System.Text.Json.Nodes;
using PrisonOps.Ports.Objects;

namespace PrisonOps.Silo.Probing;

/// <summary>One device to be read once: the object that it would be in the grid, and who asks it.</summary>
internal sealed record ProbeObject(string Name, ObjectConfiguration Device, CredentialSecret? Secret)
{
    /// <summary>The protocols as they are called on the command line.</summary>
    public static readonly IReadOnlyDictionary<string, MonitoringProtocol> Protocols = new Dictionary<string, MonitoringProtocol>
    {
        ["modbus"] = MonitoringProtocol.Modbus,
        ["metrics"] = MonitoringProtocol.OpenMetrics,
        ["http"] = MonitoringProtocol.Http,
        ["tcp"] = MonitoringProtocol.Tcp,
        ["dns"] = MonitoringProtocol.Dns,
        ["icmp"] = MonitoringProtocol.Icmp,
        ["sql"] = MonitoringProtocol.Sql,
        ["libvirt"] = MonitoringProtocol.Libvirt,
    };

    private static readonly MonitoringProtocol[] WithSettings =
    [
        MonitoringProtocol.Modbus, MonitoringProtocol.OpenMetrics, MonitoringProtocol.Http, MonitoringProtocol.Dns, MonitoringProtocol.Sql, MonitoringProtocol.Libvirt,
    ];

    private static readonly MonitoringProtocol[] WithProfiles = [MonitoringProtocol.Modbus, MonitoringProtocol.OpenMetrics, MonitoringProtocol.Http, MonitoringProtocol.Sql];

    /// <param name="row">target, name, settings (JSON), profile, user, password and credentials (basic, bearer, login); all but target may be missing.</param>
    /// <exception cref="FormatException">When the target, its settings or its credentials cannot be read.</exception>
    public static ProbeObject Of(MonitoringProtocol protocol, IReadOnlyDictionary<string, string> row)
    {
        string target = row.GetValueOrDefault("target", "");
        JsonObject settings = Settings(row.GetValueOrDefault("settings", ""));
        (string address, int port) = Uri.TryCreate(target, UriKind.Absolute, out Uri? web) && web.Scheme is "http" or "https"
            ? Web(web, settings)
            : HostAndPort(target);
        if (row.GetValueOrDefault("profile") is { Length: > 0 } profile)
        {
            if (!WithProfiles.Contains(protocol)) throw new FormatException($"profile '{profile}': {protocol} has no profiles");
            settings["profile"] = profile;
        }

        if (settings.Count > 0 && !WithSettings.Contains(protocol)) throw new FormatException($"settings '{settings.ToJsonString()}': {protocol} has none");

        CredentialSecret? secret = SecretOf(protocol, row);
        string name = row.GetValueOrDefault("name") is { Length: > 0 } given ? given : target;
        return new(
            name,
            new(
                Guid.CreateVersion7(), 1, default, "", name, name, Criticality.NonCore, protocol, "", address, port, settings.Count == 0 ? null : settings.ToJsonString(),
                secret is null ? null : Guid.CreateVersion7(), TimeSpan.Zero, TimeSpan.Zero, null, null, null),
            secret);
    }

    /// <summary>The settings of an object as a person gives them; none when nothing is given.</summary>
    /// <exception cref="FormatException">When they are no JSON object.</exception>
    public static JsonObject Settings(string text)
    {
        if (text.Length == 0) return [];

        try
        {
            return JsonNode.Parse(text) as JsonObject ?? throw new FormatException($"settings '{text}' are no JSON object");
        }
        catch (JsonException wrong)
        {
            throw new FormatException($"settings '{text}' are no JSON: {wrong.Message}", wrong);
        }
    }

    private static (string Address, int Port) Web(Uri web, JsonObject settings)
    {
        settings["tls"] = web.Scheme == "https";
        if (web.PathAndQuery != "/") settings["path"] = web.PathAndQuery;
        return (web.DnsSafeHost, web.Port);
    }

    private static (string Address, int Port) HostAndPort(string target)
    {
        if (Uri.CheckHostName(target) == UriHostNameType.IPv6) return (target, 0);
        if (target.Length > 0 && Uri.TryCreate($"any://{target}", UriKind.Absolute, out Uri? place) && place is { Host.Length: > 0, AbsolutePath: "/" or "", Query: "" })
            return (place.DnsSafeHost, Math.Max(place.Port, 0));

        throw new FormatException($"target '{target}' is not of the form HOST or HOST:PORT");
    }

    private static CredentialSecret? SecretOf(MonitoringProtocol protocol, IReadOnlyDictionary<string, string> row)
    {
        string user = row.GetValueOrDefault("user", ""), password = row.GetValueOrDefault("password", "");
        if (user.Length == 0 && password.Length == 0) return null;

        if (protocol == MonitoringProtocol.Sql) return new("user-password", null, user, password, null, null, null, null, null);
        string kind = row.GetValueOrDefault("credentials") is { Length: > 0 } given ? given : user.Length == 0 ? "bearer" : "basic";
        return kind is "basic" or "bearer" or "login"
            ? new($"http-{kind}", null, user, password, null, null, null, null, null)
            : throw new FormatException($"credentials '{kind}' are none of basic, bearer, login");
    }
}
