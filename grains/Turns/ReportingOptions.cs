using System.ComponentModel.DataAnnotations;

namespace PrisonOps.Grains.Turns;

/// <summary>How actors tell each other of themselves; section <c>Reporting</c> of the configuration.</summary>
public sealed record ReportingOptions
{
    /// <summary>Every summary is repeated this often, so that whoever missed one is right again. 100 ms to 10 minutes. Default: 1 minute.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:10:00")]
    public TimeSpan SummaryEvery { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Every object reports its findings this often. 100 ms to 1 hour. Default: 10 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "01:00:00")]
    public TimeSpan FindingsEvery { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Changes are gathered for at most this long on each hop; the first goes at once. 0 to 10 s. Default: 100 ms.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:10")]
    public TimeSpan GatherFor { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>First pause before an unanswered message is sent again; it doubles up to <see cref="RetryAfterMax"/>. 1 ms to 1 minute. Default: 500 ms.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:01:00")]
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Longest pause between two tries. 1 ms to 10 minutes. Default: 15 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:10:00")]
    public TimeSpan RetryAfterMax { get; init; } = TimeSpan.FromSeconds(15);
}
