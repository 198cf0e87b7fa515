using System.ComponentModel.DataAnnotations;

namespace PrisonOps.Grains.Cameras;

/// <summary>The two clocks of a camera; section <c>Cameras</c> of the configuration.</summary>
public sealed record CameraOptions
{
    /// <summary>No stream is asked more often whether it is there. 10 ms to 1 hour. Default: 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan LivenessPeriodMin { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>A liveness round is answered by then; at most four fifths of its period. 100 ms to 1 minute. Default: 4 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan LivenessAnswerWithin { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>A diagnosis round is answered by then. 1 s to 5 minutes. Default: 40 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan DiagnosisAnswerWithin { get; init; } = TimeSpan.FromSeconds(40);

    /// <summary>A round that contradicts what is held is followed by the next one after this pause, not after a period. 10 ms to 1 hour. Default: 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan ConfirmAfter { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Keyframes of one diagnosis round. 1 to 32. Default: 3.</summary>
    [Range(1, 32)]
    public int KeyframesPerDiagnosis { get; init; } = 3;

    /// <summary>Consecutive frames of a round that looks at motion. 0 (none) to 64. Default: 25.</summary>
    [Range(0, 64)]
    public int BurstFrames { get; init; } = 25;

    /// <summary>How long a key camera's stream is watched in one session before the next one begins. 10 s to 1 hour. Default: 5 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "01:00:00")]
    public TimeSpan WatchSpan { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>An answer that is later than its deadline by this much does not come any more. 10 ms to 1 minute. Default: 2 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00")]
    public TimeSpan AnswerLateMax { get; init; } = TimeSpan.FromSeconds(2);
}
