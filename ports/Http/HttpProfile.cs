using System.Collections.Immutable;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Profiles;

namespace PrisonOps.Ports.Http;

/// <summary>A family of devices or programs that answer documents.</summary>
public sealed record HttpProfile
{
    public required string Name { get; init; }

    public string? Vendor { get; init; }

    public string? Kind { get; init; }

    public ProfileEvidence Evidence { get; init; }

    /// <summary>In place of the general thresholds of the same quantities.</summary>
    public ImmutableArray<ThresholdRule> Thresholds { get; init; } = [];

    /// <summary>Null: the object names the profile.</summary>
    public HttpMatch? Match { get; init; }

    /// <summary>How a session is begun where the credentials are of kind "http-login".</summary>
    public HttpLogin? Login { get; init; }

    /// <summary>
    /// Texts that stand as <c>{name}</c> in paths and in words of states. An object may give others (<see cref="HttpSettings.Parameters"/>), so that
    /// one profile does for servers that say the same in other places.
    /// </summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    public required IReadOnlyList<HttpStep> Steps { get; init; }
}
