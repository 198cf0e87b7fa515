using System.ComponentModel.DataAnnotations;
using PrisonOps.Analyzers.Alarms;

namespace PrisonOps.Grains.Alarms;

/// <summary>How a board treats its rows and its queue; section <c>AlarmBoard</c> of the configuration.</summary>
public sealed record AlarmBoardOptions
{
    /// <summary>A condition that comes back this soon after its alarm was cleared reopens that alarm. 1 minute to 1 day. Default: 10 minutes.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan ReopenWithin { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>A transaction takes reports until it holds this many changes. 1 to 500. Default: 500.</summary>
    [Range(1, 500)]
    public int BatchChanges { get; init; } = 500;

    /// <summary>While reports keep coming, a transaction gathers them for at most this long. 0 to 1 s. Default: 20 ms.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:01")]
    public TimeSpan BatchWithin { get; init; } = TimeSpan.FromMilliseconds(20);

    /// <summary>Commands of people that may wait for a commit. 1 to 100,000. Default: 1,000.</summary>
    [Range(1, 100_000)]
    public int CommandsWaitingMax { get; init; } = 1_000;

    /// <summary>Reads the rows again this often: what a second activation wrote while both lived is seen then. 100 ms to 1 hour. Default: 1 minute.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "01:00:00")]
    public TimeSpan ReadAgainEvery { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Looks this often whether the time of an alarm has come, and whether rules have changed. 100 ms to 1 minute. Default: 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan LookEvery { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Reads the rules and windows of alarms again when they are older than this. 100 ms to 10 minutes. Default: 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:10:00")]
    public TimeSpan ReadRulesEvery { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Judges open alarms again this often where rules depend on the time. 1 s to 10 minutes. Default: 15 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan ReviewEvery { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// The notice of an object that does not answer waits at most this long for the topology to say whether something above it is the cause. It goes
    /// at once when what is above has answered. 0 to 1 minute. Default: 20 s, in which two time-outs confirm that what is above is silent too.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan UpstreamHold { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The same for critical alarms. 0 to 1 minute. Default: 20 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan UpstreamHoldCritical { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// The last 20 slots of this length say whether an alarm is flapping: more than 30 % of them with a change begin it, less than 25 % end it.
    /// 0 (never) to 10 minutes. Default: 1 minute.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan FlapSlot { get; init; } = TimeSpan.FromMinutes(1);

    internal AlarmNoiseLimits Limits => new(UpstreamHold, UpstreamHoldCritical, FlapSlot);

    /// <summary>A transaction that fails this often although the rows can be read is taken apart, and what fails alone is refused. 1 to 100. Default: 3.</summary>
    [Range(1, 100)]
    public int RefusedAfter { get; init; } = 3;

    /// <summary>First pause after a failed commit; it doubles up to <see cref="RetryAfterMax"/>. 10 ms to 10 s. Default: 100 ms.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:00:10")]
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Longest pause between two tries to commit. 100 ms to 5 minutes. Default: 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:05:00")]
    public TimeSpan RetryAfterMax { get; init; } = TimeSpan.FromSeconds(5);
}
