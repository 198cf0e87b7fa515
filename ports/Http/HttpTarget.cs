namespace PrisonOps.Ports.Http;

/// <summary>One server and how to speak with it.</summary>
/// <param name="Server">Scheme, host and port. The host is what the certificate must name.</param>
public sealed record HttpTarget(Uri Server)
{
    /// <summary>The address to connect to when it is not the host's of <paramref name="Server"/>.</summary>
    public string? Address { get; init; }

    public HttpCredentials? Credentials { get; init; }

    public HttpLogin Login { get; init; } = new();

    /// <summary>"system": credentials go only where the certificate is trusted by this machine; "any"; or "sha256:" with the certificate's fingerprint.</summary>
    public string Trust { get; init; } = "system";

    /// <summary>How long one request waits for its whole answer. Default: 5 seconds.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How often a redirection is followed. Default: 5.</summary>
    public int RedirectsMax { get; init; } = 5;
}
