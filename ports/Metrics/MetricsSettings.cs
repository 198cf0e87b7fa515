namespace PrisonOps.Ports.Metrics;

/// <summary>What an object says of its page of metrics: <c>{"path": "/metrics", "tls": true}</c>.</summary>
public sealed record MetricsSettings
{
    public string Path { get; init; } = "/metrics";

    public bool Tls { get; init; }

    /// <summary>See <see cref="Http.HttpTarget.Trust"/>.</summary>
    public string Trust { get; init; } = "system";

    /// <summary>None: all profiles that recognise the page.</summary>
    public string? Profile { get; init; }
}
