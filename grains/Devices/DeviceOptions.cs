using System.ComponentModel.DataAnnotations;

namespace PrisonOps.Grains.Devices;

/// <summary>How devices are polled; section <c>Devices</c> of the configuration.</summary>
public sealed record DeviceOptions
{
    /// <summary>A poll is answered by then, whatever happens; at most four fifths of the object's period. 100 ms to 5 minutes. Default: 8 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:05:00")]
    public TimeSpan AnswerWithin { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>An answer that is later than its deadline by this much does not come any more. 10 ms to 1 minute. Default: 2 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00")]
    public TimeSpan AnswerLateMax { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>No object is polled more often, whatever its configuration says. 10 ms to 1 hour. Default: 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan PollPeriodMin { get; init; } = TimeSpan.FromSeconds(1);
}
