namespace PrisonOps.Ports.Http;

/// <summary>What an object says of its web server: <c>{"path": "/health", "tls": true, "contains": "\"status\":\"UP\""}</c>.</summary>
public sealed record HttpSettings
{
    public const string Recognised = "auto";

    public string Path { get; init; } = "/";

    /// <summary>Null: by the port, 443 and 8443 are enciphered.</summary>
    public bool? Tls { get; init; }

    /// <summary>The name of the site, for servers with several and for the certificate; null: the object's address.</summary>
    public string? Host { get; init; }

    /// <summary>See <see cref="HttpTarget.Trust"/>.</summary>
    public string Trust { get; init; } = "system";

    /// <summary>The statuses that are well; none: all below 400.</summary>
    public IReadOnlyList<int> Status { get; init; } = [];

    /// <summary>A text that the answer must hold.</summary>
    public string? Contains { get; init; }

    public int Redirects { get; init; } = 5;

    public HttpLogin? Login { get; init; }

    /// <summary><see cref="Recognised"/>: the first that knows the server; null: none, the page itself is judged.</summary>
    public string? Profile { get; init; }

    /// <summary>Texts in place of those of the profile, see <see cref="HttpProfile.Parameters"/>.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();
}
