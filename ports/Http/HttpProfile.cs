namespace PrisonOps.Ports.Http;

/// <summary>A family of devices or programs that answer documents.</summary>
public sealed record HttpProfile
{
    public required string Name { get; init; }

    public string? Vendor { get; init; }

    public string? Kind { get; init; }

    /// <summary>How a session is begun where the credentials are of kind "http-login".</summary>
    public HttpLogin? Login { get; init; }

    public required IReadOnlyList<HttpStep> Steps { get; init; }
}
