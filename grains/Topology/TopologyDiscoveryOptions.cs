using System.ComponentModel.DataAnnotations;

namespace PrisonOps.Grains.Topology;

/// <summary>How the network is discovered; section <c>TopologyDiscovery</c> of the configuration.</summary>
public sealed class TopologyDiscoveryOptions
{
    /// <summary>Between two rounds over the devices of a unit. 1 minute to 7 days. Default: 1 hour.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan Every { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Between two looks at which unit is due. 100 ms to 1 hour. Default: 1 minute.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "01:00:00")]
    public TimeSpan LookEvery { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Devices of a unit that are asked at the same time. 1 to 64. Default: 4.</summary>
    [Range(1, 64)]
    public int AskedAtOnce { get; init; } = 4;

    /// <summary>What a device said stays believed for so long when it does not answer. 1 hour to 90 days. Default: 7 days.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "90.00:00:00")]
    public TimeSpan BelievedFor { get; init; } = TimeSpan.FromDays(7);

    /// <summary>An accepted link that was seen before is proposed as gone after it was unseen for so long. 1 minute to 90 days. Default: 1 day.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "90.00:00:00")]
    public TimeSpan GoneAfter { get; init; } = TimeSpan.FromDays(1);
}
