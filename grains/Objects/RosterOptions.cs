using System.ComponentModel.DataAnnotations;

namespace PrisonOps.Grains.Objects;

/// <summary>How rosters keep their objects alive; section <c>Rosters</c> of the configuration.</summary>
public sealed record RosterOptions
{
    /// <summary>A roster looks for silent objects this often. 50 ms to 10 minutes. Default: 15 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:10:00")]
    public TimeSpan LookEvery { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>A roster compares its objects with their rows this often. 50 ms to 1 hour. Default: 1 minute.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "01:00:00")]
    public TimeSpan CompareEvery { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>An object is silent after so many periods without a finished poll, one repeat of its summary and <see cref="SilentGrace"/>. 1 to 100. Default: 3.</summary>
    [Range(1, 100)]
    public int SilentPeriods { get; init; } = 3;

    /// <summary>What is added to the periods. 0 to 1 hour. Default: 15 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan SilentGrace { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The reminder that gives a roster its life back; Orleans allows no less than a minute. 1 minute to 1 day. Default: 1 minute.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan RemindEvery { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Objects that are given their configuration at the same time. 1 to 1,000. Default: 32.</summary>
    [Range(1, 1_000)]
    public int StartsAtOnce { get; init; } = 32;

    /// <summary>An object that lost its life is polled again within this time, spread by chance. 0 to 10 minutes. Default: 2 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan ReviveWithin { get; init; } = TimeSpan.FromSeconds(2);
}
