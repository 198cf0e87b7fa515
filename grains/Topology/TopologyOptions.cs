using System.ComponentModel.DataAnnotations;

namespace PrisonOps.Grains.Topology;

/// <summary>How open maps are kept; section <c>Topology</c> of the configuration.</summary>
public sealed class TopologyOptions
{
    /// <summary>Between two looks at the rows of an open map and two requests to its devices. 1 s to 1 minute. Default: 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan RenewEvery { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Who has not renewed for so long no longer watches. 1 s to 10 minutes. Default: 2 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan ObserverExpires { get; init; } = TimeSpan.FromMinutes(2);
}
