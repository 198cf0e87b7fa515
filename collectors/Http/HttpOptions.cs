using System.ComponentModel.DataAnnotations;

namespace PrisonOps.Collectors.Http;

/// <summary>Limits of the HTTP collectors; section <c>Http</c> of the configuration.</summary>
public sealed class HttpOptions
{
    /// <summary>Octets of one answer, unpacked; a larger one is refused. Default: 8 MiB.</summary>
    [Range(1_024, 268_435_456)]
    public int BodyOctetsMax { get; set; } = 8 << 20;

    /// <summary>After how many refusals of one user at one server nothing is asked any more. Default: 3.</summary>
    [Range(1, 100)]
    public int RefusalsMax { get; set; } = 3;

    /// <summary>The window in which refusals count, so that monitoring never locks an account. Default: 30 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "1.00:00:00")]
    public TimeSpan RefusalWindow { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>Requests of one poll, the links that it follows included. Default: 64.</summary>
    [Range(1, 1_000)]
    public int RequestsPerPoll { get; set; } = 64;
}
