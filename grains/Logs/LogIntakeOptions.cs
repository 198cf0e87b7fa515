using System.ComponentModel.DataAnnotations;

namespace PrisonOps.Grains.Logs;

/// <summary>How pushed messages wait for their rows; section <c>LogIntake</c> of the configuration.</summary>
public sealed record LogIntakeOptions
{
    /// <summary>Messages that may wait while the database is away or slow. 100 to 1,000,000. Default: 10,000.</summary>
    [Range(100, 1_000_000)]
    public int WaitingMax { get; init; } = 10_000;

    /// <summary>Characters of the messages that wait; beyond it datagrams are lost and counted. 1 to 2,000 million. Default: 64 million.</summary>
    [Range(1_000_000, 2_000_000_000)]
    public long WaitingCharactersMax { get; init; } = 64_000_000;

    /// <summary>Messages of one commit. 1 to 10,000. Default: 1,000.</summary>
    [Range(1, 10_000)]
    public int BatchMax { get; init; } = 1_000;

    /// <summary>A message waits so long for others to be committed with it. 0 to 2 s. Default: 100 ms.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:02")]
    public TimeSpan GatherFor { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Pause before a commit is tried again. 10 ms to 1 minute. Default: 2 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00")]
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Messages that one address may send in a minute; the rest is only counted, so that no device takes the room of the others. Default: 12,000.</summary>
    [Range(10, 10_000_000)]
    public int PerAddressAndMinuteMax { get; init; } = 12_000;

    /// <summary>Changed rules are in force after at most so long. 0 to 1 minute. Default: 2 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan RulesKeptFor { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Between two looks at conditions that end by themselves. 50 ms to 10 minutes. Default: 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:10:00")]
    public TimeSpan LookEvery { get; init; } = TimeSpan.FromSeconds(10);
}
